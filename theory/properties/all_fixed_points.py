"""All fixed points of demands on a box."""

from collections.abc import Sequence
from typing import Any

from accord.theory.box_demands import BoxDemands
from accord.theory.box_points import Endless, fixed_points
from accord.theory.errors import Undecided
from accord.theory.properties import prop


@prop(
    BoxDemands,
    cites="Sturm's theorem, and that resultants vanish at common zeros",
)
def all_fixed_points(d: BoxDemands, *, points: Sequence[Sequence[Any]]) -> bool:
    """These are the fixed points of the demands, and there are no others.

    For one coordinate by Sturm's theorem, with maxima and safe reciprocals; for two or
    three face by face, where the demands are multilinear in what is free on it. Else
    Undecided is raised.
    """
    listed = [d.checked(point) for point in points]
    if not all(map(d.is_fixed, listed)):
        return False
    try:
        found = fixed_points(d)
    except Endless:
        return False
    return len(found) == len(listed) and all(
        any(all(bool(x == y) for x, y in zip(p, q, strict=True)) for q in listed)
        for p in found
    )


def because(d: BoxDemands, *, points: Sequence[Sequence[Any]]) -> str:
    """Return the fixed points, or a listed one that is none."""
    try:
        found = fixed_points(d)
    except Endless as endless:
        return f"there are infinitely many: {endless.message}."
    except Undecided:
        odd = next(p for p in map(d.checked, points) if not d.is_fixed(p))
        return f"({', '.join(map(str, odd))}) is no fixed point."
    shown = ", ".join(f"({', '.join(map(str, point))})" for point in found)
    return f"the fixed points are {shown}."
