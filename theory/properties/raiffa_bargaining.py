"""Discrete Raiffa bargaining: steps to the average of dictators' points."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, instead, need, part, same
from accord.theory.properties import prop
from accord.theory.raiffa import limit_point, walk


@prop(BargainingProblem, loops=("vertex",))
def raiffa_bargaining(problem: BargainingProblem, *, point: Row, proof: Proof) -> bool:
    """The point is the limit of Raiffa's steps from d, reached or not.

    A step leads from x to the average over the players i of the feasible points at
    which i gets the most that leaves the others at x. Payoffs may be thrown away. The
    proof has `steps`, how each is shown, and either the last one does not move, or
    with `limit` the steps run along a line to a point that they never reach
    (`raiffa-unending` says how). Source: Raiffa 1953, "Arbitration schemes for
    generalized two-person games"; as steps: Diskin, Koppel and Samet 2011.
    """
    convex(problem)
    if "limit" in proof:
        return same(point, limit_point(problem, proof))
    *_, before, last = walk(problem, part(proof, "steps"), least=1)
    need(before.at == last.at, "a last step that does not move")
    return same(point, last.at)


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    if "limit" in proof:
        return instead(point, proof["limit"])
    return instead(point, walk(problem, proof["steps"])[-1].at)
