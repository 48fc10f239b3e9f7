"""Social welfare functions: society's order from the voters' orders."""

from typing import Any

from accord.theory.preferences import weakly_above
from accord.theory.rules import rule

Order = tuple[Any, ...]


@rule(
    "welfare",
    size={"agents": 3},
    has="anonymous neutral positively-responsive weakly-paretian no-arrow-dictator",
    alternatives=2,
    ballots="weak",
    society="weak",
)
def majority_order(ballots: tuple[Order, ...]) -> Order:
    """Return the order of two alternatives that most voters have; a tie is a tie."""
    ahead = sum(
        weakly_above(order, 0, 1) - weakly_above(order, 1, 0) for order in ballots
    )
    if ahead == 0:
        return (frozenset({0, 1}),)
    classes = (frozenset({0}), frozenset({1}))
    return classes if ahead > 0 else classes[::-1]


@rule(
    "welfare",
    size={"agents": 2, "alternatives": 3},
    has="weakly-paretian independence-of-irrelevant-alternatives neutral",
    lacks="no-arrow-dictator anonymous",
)
def order_of_one(ballots: tuple[Order, ...], *, dictator: int = 0) -> Order:
    """Return the order of one voter."""
    return ballots[int(dictator)]
