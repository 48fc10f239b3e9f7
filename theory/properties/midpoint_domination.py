"""Midpoint domination: nobody gets less than by drawing lots for a dictator."""

from fractions import Fraction

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, points_of, told, weakly_more
from accord.theory.bargaining_terms import Proof, Row, ideal_point, need
from accord.theory.properties import prop


def problems(problem: BargainingProblem) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return (problem,)


@prop(BargainingProblem, loops=("vertex",))
def midpoint_domination(
    problem: BargainingProblem,
    *,
    solution: str,
    ideals: tuple[Proof, ...],
    choices: Choices,
    weights: Row = (),
) -> bool:
    """Everybody gets d_i and an n-th of what her ideal payoff is more, or better.

    The ideal payoff is the most that she gets at feasible x >= d, shown by `ideals`
    (`kalai-smorodinsky-bargaining`). Source: Sobel 1981, "Distortion of utilities and
    the bargaining problem".
    """
    (point,) = points_of(problems(problem), solution, choices, weights)
    need(len(ideals) == 1, "the ideal point of the problem")
    ideal = ideal_point(problem, ideals[0])
    return weakly_more(point, midpoint(problem, ideal))


def midpoint(problem: BargainingProblem, ideal: Row) -> Row:
    """Return the average of d and, for each player, d with her ideal payoff."""
    share = Fraction(1, len(ideal))
    pairs = zip(problem.disagreement, ideal, strict=True)
    return tuple(d + share * (a - d) for d, a in pairs)


def because(
    problem: BargainingProblem,
    *,
    ideals: tuple[Proof, ...],
    choices: Choices,
    **_: object,
) -> str:
    """Return the midpoint."""
    ideal = ideal_point(problem, ideals[0])
    return (
        f"the ideal point is {told(ideal)}, so that lots for a dictator promise "
        f"{told(midpoint(problem, ideal))}; the solution is {told(choices[0][0])}."
    )
