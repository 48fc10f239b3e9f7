"""Unique weights: these weights, and no others, make up society's utilities."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.properties import assume, prop
from accord.theory.properties.weighted_sum import weighted


@prop(Aggregation, forall=("other_weights",))
def unique_weights(
    a: Aggregation,
    other_weights: tuple[Any, ...],
    *,
    weights: Sequence[Any],
    constant: Any = 0,
) -> bool:
    """Whatever real weights and constant give society's utilities, they are these.

    `other_weights` has a weight for each individual, and last the constant.
    """
    *others, rest = other_weights
    outcomes = range(len(a.outcomes))
    assume(all(weighted(a, x, others, rest) == a.social[x] for x in outcomes))
    pairs = zip((*weights, constant), other_weights, strict=True)
    return all(bool(first == second) for first, second in pairs)


def because(
    a: Aggregation,
    other_weights: tuple[Any, ...],
    *,
    weights: Sequence[Any],
    constant: Any = 0,
) -> str:
    """Return the other weights."""
    *others, rest = map(str, other_weights)
    return f"the weights {', '.join(others)} with the constant {rest} do it as well."
