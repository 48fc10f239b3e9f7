"""Raiffa unending: the discrete Raiffa steps approach a point and never reach it."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, instead, same
from accord.theory.properties import prop
from accord.theory.raiffa import limit_point


@prop(BargainingProblem, loops=("vertex",))
def raiffa_unending(problem: BargainingProblem, *, limit: Row, proof: Proof) -> bool:
    """Raiffa's steps from d never end, and have this limit.

    Shown by a step from x to y, for which the way on to the limit p is the same made
    smaller: p - y = k (p - x) with 0 < k < 1, and the point of each dictator at x lies
    with p on one hyperplane beyond which nothing is feasible, and which bounds what
    that dictator gets. Then the dictators' points at p - s (p - x), for 0 < s <= 1, are
    those at x drawn towards p by the factor s, so the next steps are too.
    """
    convex(problem)
    return same(limit, limit_point(problem, proof))


def because(problem: BargainingProblem, *, limit: Row, proof: Proof) -> str:
    """Return the limit."""
    return instead(limit, proof["limit"])
