"""Continuity of a solution at a problem: near problems have near solutions."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_axioms import all_can_gain, chosen, told
from accord.theory.bargaining_terms import Row, need, part, same
from accord.theory.germs import limit, near, run_straight
from accord.theory.properties import assume, prop


@prop(BargainingProblem, loops=("vertex",))
def continuity(
    problem: BargainingProblem,
    *,
    solution: str,
    ways: Sequence[Mapping[str, Any]],
    weights: Row = (),
) -> bool:
    """Along two ways to the problem the solutions go to one point.

    A way has `moved`, where the outcomes are at e = 1 if at e = 0 they are those of the
    problem, and they run straight; so as e > 0 goes to 0 the feasible sets go to that
    of the problem. It has two `choices`, each a point and its proof, between which the
    solution and its proof run straight; they are checked for all small e
    (`accord.theory.germs`). A way that does not move is the problem itself.
    """
    need(len(ways) == 2, "two ways to the problem")
    d = problem.disagreement
    assume(all_can_gain(problem, d))
    first, second = (limit_along(problem, solution, way, weights) for way in ways)
    return same(first, second)


def limit_along(
    problem: BargainingProblem, solution: str, way: Mapping[str, Any], weights: Row
) -> tuple[Any, ...]:
    """Return where the solution goes as the problem is approached, shown."""
    choices, moving = part(way, "choices"), near(problem, part(way, "moved"))
    need(len(choices) == 2, "a choice at each end")
    point, proof = run_straight(*choices)
    return tuple(map(limit, chosen(moving, solution, point, proof, weights)))


def because(
    problem: BargainingProblem, *, ways: Sequence[Mapping[str, Any]], **_: object
) -> str:
    """Return the two limits."""
    first, second = (
        tuple(map(limit, run_straight(*way["choices"])[0])) for way in ways
    )
    return (
        f"along the one way the solution goes to {told(first)}, along the other to "
        f"{told(second)}."
    )
