"""Kalai's proportional solutions, by one linear program."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.theory.errors import SolverError
from accord.theory.exact import Exact, simplest
from accord.verifiers.engines.bargaining import Found, exact_row
from accord.verifiers.engines.feasible_sets import check_gains, farthest, thrown_away


def solve(problem: BargainingProblem, shares: Any) -> Found:
    """Return the point."""
    return along(problem, exact_row(shares, problem, "share"))


def along(problem: BargainingProblem, shares: tuple[Exact, ...]) -> Found:
    """Return the point with the largest gains in these proportions."""
    convex(problem)
    check_gains(problem)
    found = farthest(problem, problem.disagreement, shares, free=True)
    if found is None:
        raise SolverError("no lottery gives anybody anything")
    t, lottery, normal = found
    pairs = zip(problem.disagreement, shares, strict=True)
    point = tuple(simplest(d + t * s) for d, s in pairs)
    proof = {"solution": point, "lottery": lottery, "normal": normal}
    return Found(point, proof, thrown_away(problem, point, lottery))
