"""Strong monotonicity: where more can be agreed on, nobody gets less."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import (
    Choices,
    Rows,
    moved,
    points_of,
    weakly_more,
    with_more,
)
from accord.theory.bargaining_terms import Row
from accord.theory.properties import prop


def problems(
    problem: BargainingProblem, *, more: Rows
) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return problem, with_more(problem, more)


@prop(BargainingProblem, loops=("vertex",))
def strong_monotonicity(
    problem: BargainingProblem,
    *,
    solution: str,
    more: Rows,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """Nobody gets less where more can be agreed on: where `more` outcomes are added.

    Source: Kalai 1977, "Proportional solutions to bargaining situations".
    """
    both = problems(problem, more=more)
    before, after = points_of(both, solution, choices, weights)
    return weakly_more(after, before)


def because(problem: BargainingProblem, *, choices: Choices, **_: object) -> str:
    """Return who loses."""
    points = [point for point, _ in choices]
    pairs = zip(problem.players, *points, strict=True)
    losers = " and ".join(name for name, x, y in pairs if y < x)
    return f"{moved(choices)}: {losers} would get less where more can be agreed on."
