"""Nash's solution, by the largest product of gains."""

from math import prod

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains
from accord.verifiers.engines.largest_products import largest_product


def solve(problem: BargainingProblem) -> Found:
    """Return the point, or without lotteries the first best outcome."""
    d = problem.disagreement
    if not problem.lotteries:
        gains = {
            v: prod(x - y for x, y in zip(v, d, strict=True))
            for v in problem.outcomes
            if all(x > y for x, y in zip(v, d, strict=True))
        }
        if not gains:
            raise ModelError("no outcome is a gain for every player")
        best = max(gains.values())
        tied = [v for v, product in gains.items() if product == best]
        words = "no other outcome has this product"
        if len(tied) > 1:
            words = f"{len(tied)} outcomes have this product"
        return Found(tied[0], {}, (f"the product is {best}; {words}",))
    check_gains(problem)
    point, lottery = largest_product(problem, d, (1,) * len(d))
    return Found(point, {"solution": point, "lottery": lottery})
