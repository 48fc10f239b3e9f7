"""Measures: the numbers that a problem makes as large as possible.

A measure is a plain function of a subject and of keyword parameters; it runs on
numbers and on forms alike.
"""

from collections.abc import Callable
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.games import StrategicGame, position
from accord.theory.mechanisms import Mechanism
from accord.theory.names import dashed, nearest
from accord.theory.profiles import Profile
from accord.theory.terms import decision_at, ex_ante, public_lottery, welfare

MEASURES: dict[str, Callable[..., Any]] = {}


def measure(function: Callable[..., Any]) -> Callable[..., Any]:
    """Register a measure under its function's name."""
    MEASURES[dashed(function.__name__)] = function
    return function


def find_measure(name: str) -> Callable[..., Any]:
    """Return the measure of this name, or raise with the nearest."""
    if dashed(name) not in MEASURES:
        raise ModelError(
            f"no measure is named `{name}`", nearest(name, MEASURES, "measures")
        )
    return MEASURES[dashed(name)]


@measure
def payoff_sum(game: StrategicGame, *, law: tuple[Any, ...]) -> Any:
    """Return the expected sum of all players' payoffs under a law on profiles."""
    return sum(w * sum(pay) for w, pay in zip(law, game.table, strict=True))


@measure
def negative_payoff_sum(game: StrategicGame, *, law: tuple[Any, ...]) -> Any:
    """Return the payoff sum with the other sign: it is large where that is small."""
    return -payoff_sum(game, law=law)


@measure
def profile_probability(
    game: StrategicGame, *, law: tuple[Any, ...], at: tuple[int, ...]
) -> Any:
    """Return the probability of the profile of actions `at` under a law."""
    return law[position(at, game.sizes)]


@measure
def expected_revenue(m: Mechanism) -> Any:
    """Return the expected sum of the payments under the prior."""
    if m.prior is None:
        raise ModelError(f"`{m.name}` has no prior", "give one: --prior uniform")
    return sum(w * sum(m(p).payments) for p, w in m.prior.law.items())


@measure
def expected_welfare(m: Mechanism) -> Any:
    """Return what the decisions are worth to all agents, expected under the prior."""
    return sum(w * welfare(m, p, decision_at(m, p)) for p, w in ex_ante(m))


@measure
def weighted_utility(m: Mechanism, *, weights: tuple[Any, ...]) -> Any:
    """Return the weighted sum of what all expect before the types are drawn."""
    total: Any = 0
    for p, chance in ex_ante(m):
        outcome = m(p)
        for i, weight in enumerate(weights):
            total = total + chance * weight * m.utility_at(i, p, outcome)
    return total


@measure
def probability(
    m: Mechanism, *, profile: tuple[Any, ...], outcomes: tuple[Any, ...]
) -> Any:
    """Return how likely the lottery at `profile` makes one of these outcomes.

    It is largest for some outcomes where it is least for all others.
    """
    law = public_lottery(m, Profile(profile))
    return sum(law[x] for x in dict.fromkeys(outcomes))
