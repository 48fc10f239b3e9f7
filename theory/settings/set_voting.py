"""The set-voting setting: voters rank alternatives, and some of them are chosen."""

import functools
import itertools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import strict_orders, weak_orders
from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted, letter
from accord.theory.parameters import NO_PARAMS, bind, choose, positive
from accord.theory.preferences import rename, weakly_above
from accord.theory.profiles import Profile

_RANKED = ("alternatives", "candidates")
_DOMAINS = {"strict": strict_orders, "weak": weak_orders}


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    alternatives: int = 3,
    ballots: str = "strict",
    reads: str = "ballots",
) -> Mechanism:
    """Return the mechanism of a rule that chooses a non-empty set of alternatives.

    rule      takes the tuple of ballots and returns a set of alternatives 0..m-1,
              those that are tied for the win
    ballots   strict | weak: the orders that voters report
    reads     ballots | majority: with "majority" the rule takes, in place of the tuple
              of ballots, the pairs (x, y) such that a strict majority prefers x to y

    How a voter compares sets is for the property to say: `optimist-strategyproof`,
    `pessimist-strategyproof`, `kelly-strategyproof`, `fishburn-strategyproof`.
    """
    n, m = positive(agents, "agents"), positive(alternatives, "alternatives")
    domain = _DOMAINS[choose(ballots, tuple(_DOMAINS), "ballots")](m)
    bound, named = bind(rule, name=name, params=params, offered={"alternatives": m})
    outcomes = tuple(
        frozenset(chosen)
        for size in range(1, m + 1)
        for chosen in itertools.combinations(range(m), size)
    )
    words = f"{counted(n, 'voter')}, {counted(m, 'alternative')}, {ballots} orders"
    facts: dict[str, Any] = {name: tuple(range(m)) for name in _RANKED}
    if choose(reads, ("ballots", "majority"), "reads") == "majority":
        facts["view"] = functools.partial(majority, tuple(range(m)))
        words += ", the majority alone is read"
        alone = bound
        bound = lambda reports: alone(reports[0])  # noqa: E731 - the other way to call
    return Mechanism(
        rule=bound,
        domains=(domain,) * n,
        outcomes=outcomes,
        prefers=_prefers,
        read=functools.partial(read_set, named, frozenset(outcomes)),
        rename=rename,
        name=named,
        scope=f"{words}, a set is chosen",
        setting="set-voting",
        facts=facts,
    )


def majority(alternatives: tuple[int, ...], profile: Profile) -> Profile:
    """Return the relation "a strict majority prefers x to y", as a lone report."""
    if len(profile) == 1 and isinstance(profile[0], frozenset):
        return profile
    pairs = itertools.permutations(alternatives, 2)
    # x leads y if more put it above y than below
    leads = (
        (x, y)
        for x, y in pairs
        if sum(weakly_above(o, x, y) - weakly_above(o, y, x) for o in profile) > 0
    )
    return Profile((frozenset(leads),))


def _prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
    if isinstance(x, frozenset) or isinstance(y, frozenset):
        unstated()
    return weakly_above(profile[agent], x, y)


def unstated(*_: Any) -> bool:
    """Refuse to compare two sets."""
    raise ModelError(
        "how a voter compares two sets of alternatives is not stated",
        "choose a property that says it, such as `optimist-strategyproof`",
    )


def read_set(name: str, outcomes: frozenset[Any], outcome: Any) -> Any:
    """Return what a rule returned as one of the sets, or raise ModelError."""
    if isinstance(outcome, (set, list, tuple)):
        outcome = frozenset(outcome)
    if outcome not in outcomes:
        raise ModelError(
            f"`{name}` returned `{outcome!r:.60}`, expected one of "
            f"{counted(len(outcomes), 'set')} of alternatives",
            "a set of numbers of alternatives",
        )
    return outcome


def show_outcome(outcome: Any) -> str:
    """Return a set of alternatives as text, for stories."""
    return "{" + ",".join(map(letter, sorted(outcome))) + "}"


verb = "ranks"
