"""Superadditivity: two problems at once give nobody less than one after the other."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import (
    Choices,
    Rows,
    expect,
    other_problem,
    points_of,
    sum_of,
    told,
    weakly_more,
)
from accord.theory.bargaining_terms import Row
from accord.theory.properties import prop


def problems(
    problem: BargainingProblem, *, other: Rows
) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked: each, and both at once."""
    return problem, other_problem(problem, other), sum_of(problem, other)


@prop(BargainingProblem, loops=("vertex",))
def superadditivity(
    problem: BargainingProblem,
    *,
    solution: str,
    other: Rows,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """Of two problems at once nobody gets less than of one and the other together.

    The second has the `other` outcomes. Both have the disagreement point 0; at once any
    sum of an outcome of each can be agreed on. Source: Perles and Maschler 1981, "The
    super-additive solution for the Nash bargaining game".
    """
    expect(all(x == 0 for x in problem.disagreement), "the disagreement point 0")
    three = problems(problem, other=other)
    first, second, whole = points_of(three, solution, choices, weights)
    apart = [x + y for x, y in zip(first, second, strict=True)]
    return weakly_more(whole, apart)


def because(problem: BargainingProblem, *, choices: Choices, **_: object) -> str:
    """Return what is lost."""
    first, second, whole = (point for point, _ in choices)
    apart = tuple(x + y for x, y in zip(first, second, strict=True))
    return (
        f"one after the other they give {told(first)} and {told(second)}, together "
        f"{told(apart)}; both at once give {told(whole)}."
    )
