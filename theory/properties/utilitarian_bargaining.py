"""Utilitarian bargaining: the largest sum of payoffs."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, dot, need, part, reaches
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def utilitarian_bargaining(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point is feasible and no outcome has a larger sum of payoffs.

    Disagreement does not matter, and several points may have the largest sum. The proof
    has a `lottery` that gives the point, or, if it is not feasible, the `normal` of a
    hyperplane that parts it from every outcome.
    """
    if not problem.lotteries:
        feasible = tuple(point) in problem.outcomes
    elif "normal" in proof:
        normal = part(proof, "normal")
        free = not problem.comprehensive or all(c >= 0 for c in normal)
        beyond = dot(normal, point)
        need(
            free and all(dot(normal, v) < beyond for v in problem.outcomes),
            "a hyperplane that parts the point from every outcome",
        )
        feasible = False
    else:
        shown = reaches(problem, part(proof, "lottery"), point)
        need(shown, "a lottery that gives the point")
        feasible = True
    return feasible and all(bool(sum(v) <= sum(point)) for v in problem.outcomes)


def because(problem: BargainingProblem, *, point: Row, proof: Any) -> str:
    """Return an outcome with the largest sum."""
    best = max(problem.outcomes, key=sum)
    shown = ", ".join(map(str, best))
    return (
        f"the largest sum is {sum(best)}, at ({shown}); at the point it is "
        f"{sum(point)}" + (", and it is not feasible." if "normal" in proof else ".")
    )
