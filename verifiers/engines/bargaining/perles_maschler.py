"""The Perles-Maschler solution, in sums of square roots."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.theory.exact import Exact, simplest
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.frontiers import Corner, rational_frontier
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


def solve(problem: BargainingProblem) -> Found:
    """Return the point: half of the frontier's length is walked, edge by edge."""
    return solve_all([problem])[0]


def solve_all(problems: Sequence[BargainingProblem]) -> list[Found]:
    """Return the points of several problems in one number field, to be added."""
    found: list[tuple[Sequence[Corner], Middle | None]] = []
    for problem in problems:
        convex(problem, players=2)
        check_gains(problem)
        corners = rational_frontier(problem)
        several = len(corners) > 1
        middle = middle_of([point for point, _ in corners]) if several else None
        found.append((corners, middle))
    radicals = [
        number
        for _, middle in found
        if middle is not None
        for number in (*middle.point, *middle.lengths)
    ]
    numbers = iter(in_one_field(radicals))
    return [_found(corners, middle, numbers) for corners, middle in found]


def _found(
    corners: Sequence[Corner], middle: Middle | None, numbers: Iterator[Any]
) -> Found:
    """Return a point with its proof, taking the next of its numbers."""
    lotteries = tuple(lottery for _, lottery in corners)
    if middle is None:
        return Found(corners[0][0], {"frontier": lotteries})
    point = next(numbers), next(numbers)
    proof = {
        "frontier": lotteries,
        "lengths": tuple(itertools.islice(numbers, len(middle.lengths))),
        "scale": simplest(middle.scale),
        "solution": point,
        "edge": middle.edge,
    }
    return Found(point, proof, shown=tuple(map(shown, middle.point)))


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
