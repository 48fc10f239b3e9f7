"""Pareto optimal payoffs: nothing feasible is better for one and worse for none."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    mixture,
    need,
    part,
    reaches,
    supports,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def pareto_optimal_payoffs(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point is feasible, and no lottery is better for one and worse for none.

    The proof has a `lottery` that gives the point and a `normal`, all of it positive,
    along which nothing feasible is farther: weights of which the point maximises the
    sum. Where some lottery dominates the point, the proof has that lottery as `better`.
    """
    convex(problem)
    if "better" in proof:
        pairs = list(zip(mixture(problem, part(proof, "better")), point, strict=True))
        dominates = all(x >= y for x, y in pairs) and any(x > y for x, y in pairs)
        need(dominates, "a lottery that dominates the point")
        return False
    need(reaches(problem, part(proof, "lottery"), point), "a lottery for the point")
    normal = part(proof, "normal")
    optimal = all(c > 0 for c in normal) and supports(problem, normal, point)
    need(optimal, "positive weights of which the point maximises the sum")
    return True


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return payoffs that are better."""
    better = ", ".join(map(str, mixture(problem, proof["better"])))
    return f"({better}) is feasible, better for some player and worse for none."
