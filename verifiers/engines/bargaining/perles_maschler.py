"""The Perles-Maschler solution, in sums of square roots."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.theory.exact import Exact, simplest
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.frontiers import rational_frontier
from accord.verifiers.engines.radicals import (
    Radical,
    in_one_field,
    plus,
    rational,
    root,
    shown,
    sign,
)

_HALF = Fraction(1, 2)


def solve(problem: BargainingProblem) -> Found:
    """Return the point: half of the frontier's length is walked, edge by edge."""
    convex(problem, players=2)
    check_gains(problem)
    corners = rational_frontier(problem)
    lotteries = tuple(lottery for _, lottery in corners)
    if len(corners) == 1:
        return Found(corners[0][0], {"frontier": lotteries})
    middle = middle_of([point for point, _ in corners])
    x, y, *measured = in_one_field([*middle.point, *middle.lengths])
    proof = {
        "frontier": lotteries,
        "lengths": tuple(measured),
        "scale": simplest(middle.scale),
        "solution": (x, y),
        "edge": middle.edge,
    }
    return Found((x, y), proof, shown=tuple(map(shown, middle.point)))


@dataclass(frozen=True)
class Middle:
    """The point in the middle of a frontier, as sums of square roots.

    edge     the number of the edge on which it is
    scale    the product dx dy of that edge: lengths are measured in its length
    lengths  those of all edges
    """

    edge: int
    scale: Fraction
    lengths: list[Radical]
    point: tuple[Radical, Radical]


def middle_of(corners: Sequence[tuple[Exact, Exact]]) -> Middle:
    """Return the middle of the frontier with these corners, two at least."""
    edges = list(itertools.pairwise(corners))
    areas = [Fraction((q[0] - p[0]) * (p[1] - q[1])) for p, q in edges]
    number = _middle_edge(areas)
    # The edge itself has the length 1, so that the share of it needs no division.
    lengths = [root(area / areas[number]) for area in areas]
    share: Radical = {}
    for k, length in enumerate(lengths):
        share = plus(share, length, -_HALF if k < number else _HALF)
    (a, b), (c, d) = edges[number]
    point = plus(rational(a), share, c - a), plus(rational(b), share, d - b)
    return Middle(number, areas[number], lengths, point)


def _middle_edge(areas: list[Fraction]) -> int:
    """Return the first edge at whose end half of the length is walked."""
    left: Radical = {}  # of the whole, less twice what is walked
    for area in areas:
        left = plus(left, root(area))
    for number, area in enumerate(areas):
        left = plus(left, root(area), -2)
        if sign(left) <= 0:
            return number
    raise AssertionError  # at the last end the whole is walked
