"""Rules that choose a point on the line from the agents' peaks."""

from fractions import Fraction
from typing import Any

from accord.theory.rules import rule

Points = tuple[Any, ...]


def _lowest(points: Points, place: int) -> Any:
    """Return the point that has `place` of the points before it, in rising order.

    Sorting them all would ask for comparisons that do not matter.
    """
    if place == 0:
        return min(points)
    if place == len(points) - 1:
        return max(points)
    pivot, *rest = points
    lower = tuple(x for x in rest if x < pivot)
    if place == len(lower):
        return pivot
    if place < len(lower):
        return _lowest(lower, place)
    upper = tuple(x for x in rest if not x < pivot)
    return _lowest(upper, place - len(lower) - 1)


@rule(
    "line",
    size={"agents": 3, "values": "0..3"},
    has="strategyproof weakly-group-strategyproof anonymous",
)
def median_of_peaks(peaks: Points, *, phantoms: Any = ()) -> Any:
    """Return the median of the peaks and of the fixed points `phantoms`.

    Of the two middle points of an even number the lower is taken. (Moulin 1980)
    """
    fixed = phantoms if isinstance(phantoms, tuple) else (phantoms,)
    # The median is most often found near the middle phantoms.
    last = len(fixed) - 1
    middle_first = sorted(range(len(fixed)), key=lambda k: abs(2 * k - last))
    points = (*(fixed[k] for k in middle_first), *peaks)
    return _lowest(points, (len(points) - 1) // 2)


@rule(
    "line",
    size={"agents": 3, "values": "0..3"},
    has="anonymous",
    lacks="strategyproof weakly-group-strategyproof",
)
def mean_of_peaks(peaks: Points) -> Any:
    """Return the mean of the peaks."""
    return Fraction(1, len(peaks)) * sum(peaks)


@rule(
    "line",
    size={"agents": 2, "values": "0..2"},
    lacks="strategyproof weakly-group-strategyproof",
)
def weighted_mean_of_peaks(peaks: Points, *, weights: Any = ()) -> Any:
    """Return the mean of the peaks with these weights, which are equal if left out.

    With precisions as weights it is the usual way to average estimates.
    """
    given = weights if isinstance(weights, tuple) else (weights,)
    known = given or (1,) * len(peaks)
    total = sum((w * x for w, x in zip(known, peaks, strict=True)), start=Fraction(0))
    return total / sum(known)
