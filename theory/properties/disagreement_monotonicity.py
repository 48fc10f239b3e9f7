"""Disagreement-point monotonicity: a better way out is no loss."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import Choices, moved, points_of, raised_for
from accord.theory.bargaining_terms import Row
from accord.theory.properties import prop


def problems(
    problem: BargainingProblem, *, player: int, raised: Any
) -> tuple[BargainingProblem, ...]:
    """Return the problems of which the solution is asked."""
    return problem, raised_for(problem, player, raised)


@prop(BargainingProblem, loops=("vertex",))
def disagreement_monotonicity(
    problem: BargainingProblem,
    *,
    solution: str,
    player: int,
    raised: Any,
    choices: Choices,
    weights: Row = (),
) -> bool:
    """A player gets no less where her disagreement payoff alone is `raised`.

    Source: Thomson 1987, "Monotonicity of bargaining solutions with respect to the
    disagreement point".
    """
    both = problems(problem, player=player, raised=raised)
    before, after = points_of(both, solution, choices, weights)
    return bool(after[player] >= before[player])


def because(
    problem: BargainingProblem,
    *,
    player: int,
    raised: Any,
    choices: Choices,
    **_: object,
) -> str:
    """Return who loses."""
    who = problem.players[player]
    return (
        f"{moved(choices)}: {who} loses by a disagreement payoff of {raised} in place "
        f"of {problem.disagreement[player]}."
    )
