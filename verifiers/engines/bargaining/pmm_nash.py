"""Nash's solution from the Pareto meet minimum of two players."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.frontiers import positive_normal, rational_frontier
from accord.verifiers.engines.largest_products import largest_product


def solve(problem: BargainingProblem) -> Found:
    """Return the point, with the Pareto meet minimum in a note."""
    convex(problem, players=2)
    check_gains(problem)
    corners = rational_frontier(problem)
    (first, to_first), (last, to_last) = corners[0], corners[-1]
    proof: dict[str, Any] = {
        "ends": (to_first, to_last),
        "normals": (positive_normal(problem, first), positive_normal(problem, last)),
    }
    if first == last:
        return Found(first, proof, ("one point alone is Pareto optimal",))
    meet = (first[0], last[1])
    point, lottery = largest_product(problem, meet, (1, 1))
    proof |= {"solution": point, "lottery": lottery}
    return Found(point, proof, (f"the Pareto meet minimum is ({meet[0]}, {meet[1]})",))
