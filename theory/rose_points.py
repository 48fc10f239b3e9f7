"""ROSE points of two players' bargaining problems, under three reconstructed kernels.

The equation that defines ROSE could not be read in its source, so these are three
readings of it, always named. Let I be the most and m the least that each player gets at
Pareto optimal x >= d. A Pareto optimal u >= d is a point of

    R1   if a_1 (I_1 - u_1) = a_2 (I_2 - u_2)
    R2   if a_1 (u_1 - m_1) = a_2 (u_2 - m_2)
    R3   if a_1 (u_1 - b_1) = a_2 (u_2 - b_2), with b halfway between m and I

for some positive weights a of which u maximises the sum. (With a weight of 0 both ends
of the frontier would always be points of R1.) Under R1 there may be several.
"""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Row, ratio


def gaps(kernel: str, ends: tuple[Row, Row], point: Row) -> tuple[Any, Any]:
    """Return g_1 and g_2, of which the kernel says that a_1 g_1 = a_2 g_2.

    `ends` are the Pareto optimal x >= d that are best for player 2 and for player 1.
    """
    (low, top), (right, bottom) = ends
    u, v = point
    if kernel == "R1":
        return right - u, top - v
    if kernel == "R2":
        return u - low, v - bottom
    return u - ratio(low + right, 2), v - ratio(bottom + top, 2)


def deciding_weights(kernel: str, ends: tuple[Row, Row], point: Row) -> Row | None:
    """Return weights a such that the point is one of the kernel iff a supports it.

    They are (g_2, g_1), up to a factor the only ones with a_1 g_1 = a_2 g_2. None where
    these are not positive. The two ends differ, so both gaps are 0 only halfway between
    them, under R3. Every a will do there, and one that supports the point supports both
    ends, too: it is at right angles to the way from one to the other.
    """
    first, second = gaps(kernel, ends, point)
    if first == 0 and second == 0:
        (low, top), (right, bottom) = ends
        return top - bottom, right - low
    return (second, first) if first > 0 and second > 0 else None


def all_points(kernel: str, corners: Sequence[Row]) -> list[tuple[Any, ...]]:
    """Return all points of a kernel on a frontier with these corners, in their order.

    A single Pareto optimal point is a point of every kernel: there all gaps are 0.
    Inside an edge the weights are its normal, and a_1 g_1 - a_2 g_2 changes evenly
    along it, by the same amount twice, so that one point at most has 0. At a corner the
    deciding weights support it iff nothing is farther at the corners next to it.
    """
    if len(corners) == 1:
        return [tuple(corners[0])]
    ends = (corners[0], corners[-1])
    found: list[tuple[Any, ...]] = []
    for k, corner in enumerate(corners):
        weights = deciding_weights(kernel, ends, corner)
        beside = [*corners[max(k - 1, 0) : k], *corners[k + 1 : k + 2]]
        if weights is not None and all(
            weights[0] * (x - corner[0]) + weights[1] * (y - corner[1]) <= 0
            for x, y in beside
        ):
            found.append(tuple(corner))
        if k + 1 < len(corners):
            found += _inside(kernel, ends, corner, corners[k + 1])
    return found


def _inside(
    kernel: str, ends: tuple[Row, Row], p: Row, q: Row
) -> list[tuple[Any, ...]]:
    """Return the point of the kernel strictly between two corners, if there is one."""
    a = (p[1] - q[1], q[0] - p[0])
    at_p, at_q = gaps(kernel, ends, p), gaps(kernel, ends, q)
    first = a[0] * at_p[0] - a[1] * at_p[1]
    last = a[0] * at_q[0] - a[1] * at_q[1]
    if not (first < 0 < last or last < 0 < first):
        return []
    share = ratio(first, first - last)
    return [tuple(x + share * (y - x) for x, y in zip(p, q, strict=True))]
