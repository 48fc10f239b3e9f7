"""Lottery Pareto optimal: no other lottery is as good for all and better for one."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery
from accord.theory.properties import prop


@prop(Aggregation, forall=("lottery",))
def lottery_pareto_optimal(
    a: Aggregation, lottery: Sequence[Any], *, law: Sequence[Any]
) -> bool:
    """No lottery is worth at least as much as `law` to all, and more to somebody.

    Also called ex-ante Pareto efficient: worths are expected utilities.
    """
    pairs = [(a.expected(i, lottery), a.expected(i, law)) for i in a.members]
    worse = any(other < own for other, own in pairs)
    return is_lottery(a, law) and (worse or not any(x > y for x, y in pairs))


def because(a: Aggregation, lottery: Sequence[Any], *, law: Sequence[Any]) -> str:
    """Return what both are worth to everybody."""
    own = ", ".join(str(a.expected(i, law)) for i in a.members)
    other = ", ".join(str(a.expected(i, lottery)) for i in a.members)
    return f"it is worth {own}, and that lottery {other}."
