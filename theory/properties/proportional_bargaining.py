"""Proportional bargaining: gains in given proportions, as large as can be."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    instead,
    last_point,
    need,
    same,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def proportional_bargaining(
    problem: BargainingProblem, *, point: Row, shares: Row, proof: Proof
) -> bool:
    """The point is d plus gains in the proportions `shares`, the largest there are.

    `shares` has a positive number for each player; with equal ones it is the
    egalitarian solution, and payoffs may be thrown away as there. The proof has
    `solution`, a `lottery` that gives everybody that much, and the `normal`, >= 0, of a
    hyperplane beyond which nothing is feasible. Source: Kalai 1977, "Proportional
    solutions to bargaining situations".
    """
    convex(problem)
    need(
        len(shares) == len(problem.players) and all(s > 0 for s in shares),
        "a positive share of each player",
    )
    return same(point, last_point(problem, shares, proof, free=True))


def because(
    problem: BargainingProblem, *, point: Row, shares: Row, proof: Proof
) -> str:
    """Return the solution."""
    return instead(point, proof["solution"])
