"""Feasible payoffs: a point that can be agreed on."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, is_feasible
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def feasible_payoffs(problem: BargainingProblem, *, point: Row, proof: Proof) -> bool:
    """The point is in the feasible set.

    The proof has a `lottery` over outcomes that gives it, or more where payoffs can be
    thrown away; or the `normal` of a hyperplane that parts it from every outcome.
    """
    return is_feasible(problem, point, proof)


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the hyperplane that parts it."""
    if "normal" not in proof:
        return "it is no outcome, and there are no lotteries."
    normal = ", ".join(map(str, proof["normal"]))
    return f"every outcome is less far along ({normal}) than the point is."
