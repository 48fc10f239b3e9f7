"""Weighted sum: society's utility is this weighted sum of the individuals' ones."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.properties import prop


@prop(Aggregation, forall=("outcome",))
def weighted_sum(
    a: Aggregation, outcome: int, *, weights: Sequence[Any], constant: Any = 0
) -> bool:
    """At every outcome society's utility is the sum of weights, plus the constant.

    W(x) = sum a_i U_i(x) + b. The weights may have any sign. Source: Harsanyi 1955.
    """
    return bool(a.social[outcome] == weighted(a, outcome, weights, constant))


def weighted(
    a: Aggregation, outcome: int, weights: Sequence[Any], constant: Any
) -> Any:
    """Return the weighted sum of the individuals' utilities of an outcome."""
    total: Any = constant
    for weight, row in zip(weights, a.utilities, strict=True):
        total = total + weight * row[outcome]
    return total


def because(
    a: Aggregation, outcome: int, *, weights: Sequence[Any], constant: Any = 0
) -> str:
    """Return both numbers."""
    return (
        f"the weights give {weighted(a, outcome, weights, constant)}, and society's "
        f"utility is {a.social[outcome]}."
    )
