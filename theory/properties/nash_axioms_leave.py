"""Nash's axioms leave one point: what they say of three problems at once."""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import in_units, other_problem, turned
from accord.theory.bargaining_terms import Row, convex, dot, need, same
from accord.theory.properties import assume, prop

AXIOMS = ("pareto", "symmetry", "scale", "independence")
_TRIANGLE = ((2, 0), (0, 2))


@prop(BargainingProblem, loops=("vertex",))
def nash_axioms_leave(
    problem: BargainingProblem,
    *,
    point: Row,
    chosen: Sequence[Row],
    axioms: Sequence[str],
) -> bool:
    """What any solution with the axioms chooses of the problem is `point`.

    Of two players, d = 0 and payoffs that can be thrown away. `chosen` is what it
    chooses of the problem, of the problem with payoffs divided by the point, and of the
    triangle x + y <= 2; a solution chooses the same of the same set, and nobody gets
    less than 0. Some of the axioms: weak Pareto optimality, symmetry, scale covariance
    between the first two, independence of irrelevant alternatives between any two.
    """
    convex(problem, players=2)
    need(set(axioms) <= set(AXIOMS), f"axioms out of {', '.join(AXIOMS)}")
    need(problem.comprehensive, "payoffs that can be thrown away")
    need(all(x == 0 for x in problem.disagreement), "the disagreement point 0")
    factors = tuple(Fraction(1) / x for x in point)
    family = (
        problem,
        in_units(problem, factors, (0, 0)),
        other_problem(problem, _TRIANGLE),
    )
    assume("scale" not in axioms or same(chosen[1], turned(chosen[0], factors, (0, 0))))
    for each, x in zip(family, chosen, strict=True):
        assume("symmetry" not in axioms or not _symmetric(each) or x[0] == x[1])
        assume(_has(each, x))
    for (large, x), (small, y) in itertools.permutations(
        zip(family, chosen, strict=True), 2
    ):
        if _within(small, large) and (
            _within(large, small) or ("independence" in axioms and _has(small, x))
        ):
            assume(same(x, y))
    for each, x in zip(family, chosen, strict=True):
        assume("pareto" not in axioms or _at_the_edge(each, x))
    return same(chosen[0], point)


def _bounds(problem: BargainingProblem) -> Iterator[tuple[Row, Any]]:
    """Yield normals n >= 0 with the largest n . v: the sides of the feasible set.

    A polygon from which payoffs can be thrown away is bounded by lines through two of
    its outcomes, and by the most that each player gets.
    """
    for axis in ((1, 0), (0, 1)):
        yield axis, max(dot(axis, v) for v in problem.outcomes)
    for v, w in itertools.permutations(problem.outcomes, 2):
        normal = (w[1] - v[1], v[0] - w[0])
        most = max(dot(normal, u) for u in problem.outcomes)
        if min(normal) > 0 and dot(normal, v) == most:
            yield normal, most


def _has(problem: BargainingProblem, x: Row) -> bool:
    """Return whether a point with nobody below 0 is feasible."""
    inside = all(bool(dot(n, x) <= most) for n, most in _bounds(problem))
    return inside and all(bool(c >= 0) for c in x)


def _at_the_edge(problem: BargainingProblem, x: Row) -> bool:
    """Return whether nothing feasible is better for both than a feasible point."""
    return any(bool(dot(n, x) >= most) for n, most in _bounds(problem))


def _within(small: BargainingProblem, large: BargainingProblem) -> bool:
    return all(_has(large, v) for v in small.outcomes)


def _symmetric(problem: BargainingProblem) -> bool:
    return all(_has(problem, (v[1], v[0])) for v in problem.outcomes)
