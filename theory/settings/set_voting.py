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
from accord.theory.settings import voting

_DOMAINS = {"strict": strict_orders, "weak": weak_orders}


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    alternatives: int = 3,
    ballots: str = "strict",
) -> Mechanism:
    """Return the mechanism of a rule that chooses a non-empty set of alternatives.

    rule      takes the tuple of ballots and returns a set of alternatives 0..m-1,
              those that are tied for the win
    ballots   strict | weak: the orders that voters report

    How a voter compares sets is for the property to say: `optimist-strategyproof`,
    `pessimist-strategyproof`.
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
    return Mechanism(
        rule=bound,
        domains=(domain,) * n,
        outcomes=outcomes,
        prefers=unstated,
        read=functools.partial(read_set, named, frozenset(outcomes)),
        rename=voting._rename,  # noqa: SLF001 - sets are renamed alike
        name=named,
        scope=f"{words}, a set is chosen",
        setting="set-voting",
        facts={"alternatives": tuple(range(m))},
    )


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
