"""Strong Pareto optimality of a solution: nothing is better for one, worse for none."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, points_of, told, weakly_more
from accord.theory.bargaining_terms import Lottery, Row, mixture, same
from accord.theory.properties import prop


def problems(problem: BargainingProblem) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return (problem,)


@prop(BargainingProblem, loops=("vertex",))
def strong_pareto_optimality(
    problem: BargainingProblem,
    *,
    solution: str,
    better: Lottery,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """No lottery gives somebody more and nobody less: `better` does not.

    `choices` has the solution with its proof (`accord.theory.bargaining_axioms`).
    """
    (point,) = points_of(problems(problem), solution, choices, weights)
    given = mixture(problem, better)
    return same(point, given) or not weakly_more(given, point)


def because(
    problem: BargainingProblem, *, better: Lottery, choices: Choices, **_: object
) -> str:
    """Return what is better."""
    return (
        f"{told(mixture(problem, better))} is feasible, and better for somebody and "
        f"worse for nobody than the solution {told(choices[0][0])}."
    )
