"""Scale covariance: in other units of a player's payoff the solution is the same."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, in_units, points_of, told, turned
from accord.theory.bargaining_terms import Row, same
from accord.theory.properties import prop


def problems(
    problem: BargainingProblem, *, factors: Row
) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return problem, in_units(problem, factors, (0,) * len(problem.players))


@prop(BargainingProblem, loops=("vertex",))
def scale_covariance(
    problem: BargainingProblem,
    *,
    solution: str,
    factors: Row,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """With each player's payoffs times a positive factor, so is the solution.

    Source: Nash 1950, "The bargaining problem", where utilities have no unit.
    """
    both = problems(problem, factors=factors)
    before, after = points_of(both, solution, choices, weights)
    return same(after, turned(before, factors, (0,) * len(factors)))


def because(
    problem: BargainingProblem, *, factors: Row, choices: Choices, **_: object
) -> str:
    """Return what it would have to be."""
    image = turned(choices[0][0], factors, (0,) * len(factors))
    return (
        f"the solution {told(choices[0][0])} becomes {told(image)} in the new units, "
        f"and it is {told(choices[1][0])}."
    )
