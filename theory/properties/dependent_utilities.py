"""Dependent utilities: some weighted sum of the individuals' utilities is constant."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.properties import prop
from accord.theory.properties.weighted_sum import weighted


@prop(Aggregation, forall=("outcome",))
def dependent_utilities(
    a: Aggregation, outcome: int, *, weights: Sequence[Any], constant: Any = 0
) -> bool:
    """These weights, not all 0, give the individuals' utilities this constant sum.

    Where this holds prospects are not independent, and no weights of society are
    unique: a multiple of these can be added to any.
    """
    some = any(bool(weight != 0) for weight in weights)
    return some and bool(weighted(a, outcome, weights, 0) == constant)
