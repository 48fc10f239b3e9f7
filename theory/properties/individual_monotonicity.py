"""Individual monotonicity: more for one, the other's ideal the same, is no loss."""

from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import (
    Choices,
    Rows,
    expect,
    moved,
    points_of,
    with_more,
)
from accord.theory.bargaining_terms import Proof, Row, convex, ideal_point, need
from accord.theory.properties import assume, prop


def problems(problem: BargainingProblem, *, more: Rows) -> tuple[Any, ...]:
    """Return the problems of which the solution is asked."""
    return problem, with_more(problem, more)


@prop(BargainingProblem, loops=("vertex",))
def individual_monotonicity(
    problem: BargainingProblem,
    *,
    solution: str,
    player: int,
    more: Rows,
    ideals: tuple[Proof, ...],
    choices: Choices,
    weights: Row = (),
) -> bool:
    """A player gets no less of more outcomes, if the other's ideal payoff stays.

    For two players, and `more` outcomes. The ideal payoff is the most that one gets at
    feasible x >= d; `ideals` shows it without and with the outcomes
    (`kalai-smorodinsky-bargaining`). Source: Kalai and Smorodinsky 1975, the axiom of
    monotonicity.
    """
    convex(problem, players=2)
    both = problems(problem, more=more)
    expect(player in (0, 1), "the number of a player")
    need(len(ideals) == len(both), "the ideal points of both problems")
    without, with_them = map(ideal_point, both, ideals)
    assume(without[1 - player] == with_them[1 - player])
    before, after = points_of(both, solution, choices, weights)
    return bool(after[player] >= before[player])


def because(
    problem: BargainingProblem, *, player: int, choices: Choices, **_: object
) -> str:
    """Return who loses."""
    who, other = (problem.players[k] for k in (player, 1 - player))
    return (
        f"{moved(choices)}: {who} loses, though more can be agreed on and the most "
        f"that {other} can hope for is the same."
    )
