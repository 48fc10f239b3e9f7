"""Weighted Nash bargaining: the largest product of gains raised to weights."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    convex,
    instead,
    nash_point,
    need,
    same,
)
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def weighted_nash_bargaining(
    problem: BargainingProblem, *, point: Row, weights: Row, proof: Proof
) -> bool:
    """The point has the largest product of the gains, each to the power of a weight.

    `weights` has a positive number w_i for each player. For x > d the product is
    largest iff sum_i w_i (v_i - d_i) / (x_i - d_i) <= sum_i w_i at every outcome v. The
    proof has `solution`, that x, and `lottery`, which gives it. Source: Kalai 1977,
    "Nonsymmetric Nash solutions and replications of 2-person bargaining".
    """
    convex(problem)
    need(
        len(weights) == len(problem.players) and all(w > 0 for w in weights),
        "a positive weight of each player",
    )
    return same(point, nash_point(problem, problem.disagreement, weights, proof))


def because(
    problem: BargainingProblem, *, point: Row, weights: Row, proof: Proof
) -> str:
    """Return the solution."""
    return instead(point, proof["solution"])
