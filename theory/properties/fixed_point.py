"""Fixed points of demands on a box."""

from collections.abc import Sequence
from typing import Any

from accord.theory.box_demands import BoxDemands
from accord.theory.properties import prop


@prop(BoxDemands, forall=("coordinate",))
def fixed_point(d: BoxDemands, coordinate: int, *, point: Sequence[Any]) -> bool:
    """Where the demand at the point is positive the coordinate is 1; negative, 0.

    With x the point and f_i its demands: f_i(x) > 0 implies x_i = 1, and f_i(x) < 0
    implies x_i = 0. Source: Garrabrant et al. 2016, "Logical induction", lemma 5.1.1,
    in this form, which `worlds-iff-fixed` shows to be the same.
    """
    x = d.exactly(point)
    inside = bool(x[coordinate] >= 0) and bool(x[coordinate] <= 1)
    return inside and d.is_complementary(coordinate, x)


def because(d: BoxDemands, coordinate: int, *, point: Sequence[Any]) -> str:
    """Return the demand that the coordinate does not meet."""
    at = d.exactly(point)
    return (
        f"the demand for {d.names[coordinate]} is {d.demand(coordinate, at)} there, "
        f"and {d.names[coordinate]} is {at[coordinate]}."
    )
