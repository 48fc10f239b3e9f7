"""Weak Pareto optimality of a solution: nothing is better for everybody."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, points_of, told
from accord.theory.bargaining_terms import Lottery, Row, mixture
from accord.theory.properties import prop


def problems(problem: BargainingProblem) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return (problem,)


@prop(BargainingProblem, loops=("vertex",))
def weak_pareto_optimality(
    problem: BargainingProblem,
    *,
    solution: str,
    better: Lottery,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """No lottery gives everybody more than the solution does: `better` does not.

    `choices` has the solution with its proof (`accord.theory.bargaining_axioms`).
    """
    (point,) = points_of(problems(problem), solution, choices, weights)
    given = mixture(problem, better)
    return not all(bool(x > y) for x, y in zip(given, point, strict=True))


def because(
    problem: BargainingProblem, *, better: Lottery, choices: Choices, **_: object
) -> str:
    """Return what is better."""
    return (
        f"{told(mixture(problem, better))} is feasible and gives everybody more than "
        f"the solution {told(choices[0][0])}."
    )
