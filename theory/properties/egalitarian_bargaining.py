"""Egalitarian bargaining: equal gains, as large as can be."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, Row, convex, instead, last_point, same
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def egalitarian_bargaining(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point is d plus the same gain for every player, the largest that there is.

    Payoffs may be thrown away to make gains equal, whether or not the problem says so.
    The proof has `solution`, a `lottery` that gives everybody that much, and the
    `normal`, >= 0, of a hyperplane beyond which nothing is feasible. Source: Kalai
    1977, "Proportional solutions to bargaining situations".
    """
    convex(problem)
    equal = (1,) * len(problem.players)
    return same(point, last_point(problem, equal, proof, free=True))


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    return instead(point, proof["solution"])
