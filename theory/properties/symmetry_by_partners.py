"""Symmetry by partners: symmetry of a solution where outcomes are listed in pairs."""

from collections.abc import Sequence

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, points_of
from accord.theory.bargaining_terms import Row, need, same
from accord.theory.properties import assume, prop


@prop(BargainingProblem, loops=("vertex",))
def symmetry_by_partners(
    problem: BargainingProblem,
    *,
    solution: str,
    partners: Sequence[int],
    choices: Choices,
    weights: Row = (),
) -> bool:
    """In a symmetric problem of two players the solution gives both the same.

    As `symmetry`, but outcome number `partners`[k] is said to be outcome k with the
    players in each other's place, so that payoffs with parameters can be compared.
    """
    outcomes, d = problem.outcomes, problem.disagreement
    need(len(d) == 2 and len(partners) == len(outcomes), "a partner of each outcome")
    assume(d[0] == d[1])
    for outcome, partner in zip(outcomes, partners, strict=True):
        assume(same(tuple(reversed(outcome)), outcomes[partner]))
    (point,) = points_of((problem,), solution, choices, weights)
    return bool(point[0] == point[1])
