"""Symmetry of a solution: where the players' places are alike, all get the same."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, points_of, told
from accord.theory.bargaining_terms import Row
from accord.theory.properties import assume, prop


def problems(problem: BargainingProblem) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return (problem,)


@prop(BargainingProblem, loops=("vertex",))
def symmetry(
    problem: BargainingProblem,
    *,
    solution: str,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """In a symmetric problem the solution gives all players the same.

    It is symmetric if all have the same disagreement payoff, and any two of them can
    trade places in the list of outcomes. Source: Nash 1950, "The bargaining problem".
    """
    outcomes, d = set(problem.outcomes), problem.disagreement
    assume(all(x == d[0] for x in d))
    # Neighbours trade places: all other permutations are made of these.
    for i in range(len(d) - 1):
        traded = {(*v[:i], v[i + 1], v[i], *v[i + 2 :]) for v in outcomes}
        assume(traded == outcomes)
    (point,) = points_of(problems(problem), solution, choices, weights)
    return all(bool(x == point[0]) for x in point)


def because(problem: BargainingProblem, *, choices: Choices, **_: object) -> str:
    """Return the solution."""
    return (
        f"the players can trade places and nothing changes, but the solution is "
        f"{told(choices[0][0])}."
    )
