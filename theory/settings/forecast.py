"""Forecasts that are scored: the type of the one forecaster is her belief."""

import itertools
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import bind_exact, shorten
from accord.theory.profiles import Domain, Profile
from accord.theory.reals import Reals

MAX_BELIEFS = 100_000


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    outcomes: int = 2,
    values: str = "grid 4",
) -> Mechanism:
    """Return the mechanism of a scoring rule for one forecaster.

    A type is a belief: a tuple of the probabilities of the `outcomes`, each at least 0,
    with the sum 1. Her report is a forecast of the same shape.
    rule    takes the tuple of reports, which is the one forecast, and returns a score
            for each outcome; she gets that of the outcome that comes about
    values  "reals": every belief; "grid 4": those whose probabilities are multiples of
            1/4; "inner 4": those of them in which no probability is 0
    Her utility is the expected score under her belief, so `strategyproof` says that
    the rule is proper and `strictly-proper` that it is strictly so. Over all beliefs
    scores are polynomials of the forecast; on a grid they may be exact logarithms
    (minus infinity among them) and roots as well. Source: Gneiting and Raftery 2007,
    section 2.

    >>> m = mechanism(lambda reports: (1, 0), name="a gift", outcomes=2)
    >>> m.scope
    '1 forecaster, 2 outcomes, beliefs in multiples of 1/4'
    """
    size = positive(outcomes, "outcomes")
    domain, words = read_beliefs(values, size)
    bound, named = bind_exact(rule, name, params, {})
    return Mechanism(
        rule=bound,
        domains=(domain,),
        utility=expected_score,
        read=lambda result: _read(result, size),
        name=named,
        scope=f"1 forecaster, {size} outcome{'s' if size > 1 else ''}, {words}",
        setting="forecast",
    )


def read_beliefs(values: str, outcomes: int) -> tuple[Any, str]:
    """Return the beliefs that an option names, "reals" or "grid 4", with their words.

    With "inner 4" those in which something has no probability are left out. Of a grid
    the sure beliefs come first, then those with smaller denominators.
    """
    word, _, steps = str(values).strip().partition(" ")
    if word == "reals" and not steps:
        domain = Reals(0, name="v1", size=outcomes, total=1)
        return domain, "all real beliefs"
    if word not in ("grid", "inner"):
        raise ModelError(
            f"expected the beliefs `reals` or `grid 4`, got `{values}`",
            "`grid 4` are the probabilities 0, 1/4, 1/2, 3/4, 1, `inner 4` those "
            "above 0 and below 1",
        )
    found = _grid(positive(steps, "grid"), outcomes)
    words = f"beliefs in multiples of 1/{steps}"
    if word == "grid":
        return found, words
    inner = tuple(belief for belief in found if min(belief) > 0)
    if not inner:
        raise ModelError(
            f"no belief in {outcomes} outcomes has only probabilities above 0 in "
            f"multiples of 1/{steps}",
            f"inner {outcomes} or finer",
        )
    return inner, f"{words} above 0"


def _grid(steps: int, outcomes: int) -> Domain:
    if (steps + 1) ** (outcomes - 1) > MAX_BELIEFS:
        raise ScopeError(
            f"a grid of {steps} steps for {outcomes} outcomes has more than the "
            f"{MAX_BELIEFS:,} beliefs that are listed",
            "fewer steps or outcomes; or all beliefs: --values reals",
        )
    shares = [Fraction(k, steps) for k in range(steps + 1)]
    found = (
        (*first, 1 - sum(first))
        for first in itertools.product(shares, repeat=outcomes - 1)
        if sum(first) <= 1
    )
    return tuple(
        sorted(
            found, key=lambda p: (max(x.denominator for x in p[:-1] or p), *_down(p))
        )
    )


def _down(belief: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(-x for x in belief)


def expected_score(agent: int, profile: Profile, scores: tuple[Any, ...]) -> Any:
    """Return what the scores come to on average under the forecaster's belief."""
    pairs = zip(profile[agent], scores, strict=True)
    return sum((chance * score for chance, score in pairs), start=Fraction(0))


def _read(result: Any, outcomes: int) -> tuple[Any, ...]:
    if not isinstance(result, (tuple, list)) or len(result) != outcomes:
        raise ModelError(
            f"expected {outcomes} scores, one for each outcome, got "
            f"`{shorten(result)}`",
            "the forecaster gets the score of the outcome that comes about",
        )
    return tuple(exact_or_form(score, "score") for score in result)


verb = "forecasts"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: tuple[Any, ...]) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"believes in the probabilities {show_report(own_type)}"


def show_report(belief: tuple[Any, ...]) -> str:
    """Return a belief or a forecast as text."""
    return ", ".join(map(str, belief))


def columns(scores: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return the cells of the scores in a story's table, with their headers."""
    return [("scores", ", ".join(map(str, scores)))]
