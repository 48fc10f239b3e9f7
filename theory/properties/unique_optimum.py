"""Unique optimum: one outcome is better for society than every other."""

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("outcome",))
def unique_optimum(a: Aggregation, outcome: int, *, choice: int) -> bool:
    """Society's utility of `choice`, by its number from 0, is above all others."""
    assume(outcome != choice)
    return bool(a.social[choice] > a.social[outcome])


def because(a: Aggregation, outcome: int, *, choice: int) -> str:
    """Return both utilities."""
    return (
        f"`{a.outcomes[outcome]}` has {a.social[outcome]}, and "
        f"`{a.outcomes[choice]}` {a.social[choice]}."
    )
