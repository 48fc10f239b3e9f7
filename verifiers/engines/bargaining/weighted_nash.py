"""Nash's solution with weights, by the largest weighted product of gains."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.verifiers.engines.bargaining import Found, exact_row
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.largest_products import largest_product


def solve(problem: BargainingProblem, weights: Any) -> Found:
    """Return the point."""
    convex(problem)
    check_gains(problem)
    row = exact_row(weights, problem, "weight")
    point, lottery = largest_product(problem, problem.disagreement, row)
    return Found(point, {"solution": point, "lottery": lottery})
