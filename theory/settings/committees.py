"""The committees setting: voters approve of alternatives, and k of them are elected."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.domains import approval_ballots, committees
from accord.theory.errors import ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.parameters import NO_PARAMS, bind, flag, positive
from accord.theory.preferences import rename
from accord.theory.settings.set_voting import read_set, show_outcome, unstated

__all__ = ["mechanism", "show_outcome", "verb"]


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    alternatives: int = 4,
    seats: int = 3,
    empty: bool = False,
) -> Mechanism:
    """Return the mechanism of a rule that elects a committee of `seats` alternatives.

    rule     takes the tuple of approval ballots (frozensets) and returns the members;
             if its signature has them, it is also given `alternatives` and `seats`
    empty    whether a ballot may be empty

    How a voter compares committees is for the property to say. Facts: `seats`.
    """
    n, m = positive(agents, "agents"), positive(alternatives, "alternatives")
    k = positive(seats, "seats")
    if k > m:
        raise ScopeError(f"expected at most {m} seats for {m} alternatives, got {k}")
    ballots = approval_ballots(m)
    offered = {"alternatives": m, "seats": k}
    bound, named = bind(rule, name=name, params=params, offered=offered)
    outcomes = committees(m, k)
    kind = "" if flag(empty, "empty") else "non-empty "
    return Mechanism(
        rule=bound,
        domains=(ballots if empty else ballots[1:],) * n,
        outcomes=outcomes,
        prefers=unstated,
        read=functools.partial(read_set, named, frozenset(outcomes)),
        rename=rename,
        name=named,
        scope=f"{counted(n, 'voter')}, {counted(m, 'alternative')}, "
        f"{kind}approval ballots, {counted(k, 'seat')}",
        setting="committees",
        facts={"alternatives": tuple(range(m)), "seats": k},
    )


verb = "approves of"
