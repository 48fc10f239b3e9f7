"""Kalai-Smorodinsky bargaining: gains in proportion to the most that each can hope."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    ideal_point,
    instead,
    last_point,
    need,
    same,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def kalai_smorodinsky_bargaining(
    problem: BargainingProblem, *, point: Row, proof: Proof
) -> bool:
    """The point is the last feasible one on the way from d to the ideal point.

    The ideal point has for each player the most that she gets at feasible x >= d. The
    proof shows it (`ideal`, `caps`), and has `solution`, the `lottery` that gives it,
    and the `normal` of a hyperplane beyond which nothing is feasible. With three or
    more players the point need not be strongly Pareto optimal. Source: Kalai and
    Smorodinsky 1975, "Other solutions to Nash's bargaining problem".
    """
    convex(problem)
    ideal, d = ideal_point(problem, proof), problem.disagreement
    hopes = [a - b for a, b in zip(ideal, d, strict=True)]
    need(all(h > 0 for h in hopes), "something to gain for every player")
    return same(point, last_point(problem, hopes, proof, free=False))


def because(problem: BargainingProblem, *, point: Row, proof: Proof) -> str:
    """Return the solution."""
    return instead(point, proof["solution"])
