"""Nash bargaining: the feasible point with the largest product of gains."""

from math import prod as product
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, nash_point, same
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def nash_bargaining(problem: BargainingProblem, *, point: Row, proof: Proof) -> bool:
    """The point has the largest product of the players' gains over disagreement.

    For x > d it has iff sum_i (v_i - d_i) / (x_i - d_i) <= n at every outcome v, and
    there is one such x. The proof has `solution`, that x, and `lottery`, which gives
    it. Without lotteries the outcomes are compared one by one, some of which may tie.
    Source: Nash 1950, "The bargaining problem".
    """
    d = problem.disagreement
    if not problem.lotteries:
        return is_largest_product(problem, point)
    return same(point, nash_point(problem, d, (1,) * len(d), proof))


def is_largest_product(problem: BargainingProblem, point: Row) -> bool:
    """Return whether an outcome is a gain for all, and none has a larger product."""
    d = problem.disagreement
    gains = [x - y for x, y in zip(point, d, strict=True)]
    others = ([x - y for x, y in zip(v, d, strict=True)] for v in problem.outcomes)
    return (
        tuple(point) in problem.outcomes
        and all(g > 0 for g in gains)
        and all(product(g) <= product(gains) for g in others if min(g) > 0)
    )


def because(problem: BargainingProblem, *, point: Row, proof: Any) -> str:
    """Return the solution, and the products where both are gains."""
    d = problem.disagreement
    if not problem.lotteries:
        return "it is no outcome, no gain for some player, or another one is better."
    solution = tuple(proof["solution"])
    shown = ", ".join(map(str, solution))
    if len(point) != len(d) or min(x - y for x, y in zip(point, d, strict=True)) <= 0:
        return f"the solution is ({shown}); the point is no gain for some player."
    best = product(x - y for x, y in zip(solution, d, strict=True))
    here = product(x - y for x, y in zip(point, d, strict=True))
    so = ", so it is not feasible." if here >= best else "."
    return (
        f"at ({shown}) the product of the gains is {best}, and no other feasible point "
        f"has as much; at the point it is {here}{so}"
    )
