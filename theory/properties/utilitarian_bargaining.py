"""Utilitarian bargaining: the largest sum of payoffs."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, is_feasible
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
    feasible = is_feasible(problem, point, proof)
    return feasible and all(bool(sum(v) <= sum(point)) for v in problem.outcomes)


def because(problem: BargainingProblem, *, point: Row, proof: Any) -> str:
    """Return an outcome with the largest sum."""
    best = max(problem.outcomes, key=sum)
    shown = ", ".join(map(str, best))
    return (
        f"the largest sum is {sum(best)}, at ({shown}); at the point it is "
        f"{sum(point)}" + (", and it is not feasible." if "normal" in proof else ".")
    )
