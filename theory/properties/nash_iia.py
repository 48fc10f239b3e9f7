"""Nash's independence of irrelevant alternatives: a choice that stays, stays chosen."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, Rows, points_of, told, with_more
from accord.theory.bargaining_terms import Proof, Row, is_feasible, same
from accord.theory.properties import assume, prop


def problems(problem: BargainingProblem, *, more: Rows) -> tuple[Any, ...]:
    """Return the problems of which the solution is asked: the larger one second."""
    return problem, with_more(problem, more)


@prop(BargainingProblem, loops=("vertex",))
def nash_iia(
    problem: BargainingProblem,
    *,
    solution: str,
    more: Rows,
    inside: Proof,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """What is chosen of more outcomes, and feasible without these, is chosen without.

    Of `more` outcomes. Independence of irrelevant alternatives (Nash), which is not von
    Neumann and Morgenstern's independence. `inside` is the proof that the solution of
    the larger problem is feasible in this one, or not. Source: Nash 1950, axiom 7.
    """
    both = problems(problem, more=more)
    small, large = points_of(both, solution, choices, weights)
    assume(is_feasible(problem, large, inside))
    return same(small, large)


def because(
    problem: BargainingProblem, *, more: Rows, choices: Choices, **_: object
) -> str:
    """Return both solutions."""
    return (
        f"with {', '.join(map(told, more))} to be had as well the solution is "
        f"{told(choices[1][0])}, which does without; yet without, it is "
        f"{told(choices[0][0])}."
    )
