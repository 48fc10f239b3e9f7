"""Translation covariance: from another zero of a player's payoff, the same solution."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, in_units, points_of, told, turned
from accord.theory.bargaining_terms import Row, same
from accord.theory.properties import prop


def problems(
    problem: BargainingProblem, *, shift: Row
) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return problem, in_units(problem, (1,) * len(problem.players), shift)


@prop(BargainingProblem, loops=("vertex",))
def translation_covariance(
    problem: BargainingProblem,
    *,
    solution: str,
    shift: Row,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """With a number added to all of a player's payoffs, it is added to the solution.

    The disagreement payoff is moved as well. Source: Nash 1950, "The bargaining
    problem".
    """
    both = problems(problem, shift=shift)
    before, after = points_of(both, solution, choices, weights)
    return same(after, turned(before, (1,) * len(shift), shift))


def because(
    problem: BargainingProblem, *, shift: Row, choices: Choices, **_: object
) -> str:
    """Return what it would have to be."""
    image = turned(choices[0][0], (1,) * len(shift), shift)
    return (
        f"the solution {told(choices[0][0])} is moved to {told(image)}, and it is "
        f"{told(choices[1][0])}."
    )
