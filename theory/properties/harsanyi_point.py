"""Harsanyi point: a value of games with transfers, where there are none."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import Proof, Row, is_feasible, same, supports
from accord.theory.games import StrategicGame
from accord.theory.initiative import kernel_of, label
from accord.theory.properties import prop
from accord.theory.threats import agreements, is_weighting, weighted
from accord.theory.transferable import coco_span, shares

COCO = "coco"


@prop(StrategicGame, loops=("coalition", "pure_profile", "joint_action"))
def harsanyi_point(
    game: StrategicGame, *, kernel: str, point: Row, weights: Row, proof: Proof
) -> bool:
    """With these weights the point is efficient, and what the kernel's value gives.

    Weights a >= 0, not all 0, make a game with transfers of one without: payoffs times
    a. A feasible point u is one of the value phi at a if u maximises sum_i a_i u_i, and
    a_i u_i is what phi gives player i in the weighted game. The kernel is `coco`, for
    two players Nash's variable threats, for n Harsanyi's solution; or R1, R2, R3, which
    are reconstructions of ROSE (`accord.theory.initiative`). There may be several such
    points. The proof has the `lottery` that gives the point, or the `normal` of a
    hyperplane that parts it from every outcome, and the `pairs` of `coco-value` or
    `rose-value`. Sources: Harsanyi 1963, "A simplified bargaining model"; with other
    kernels Diffractor 2022.
    """
    problem = agreements(game)
    if not (len(point) == len(game.players) and is_weighting(weights, len(point))):
        return False
    return (
        is_feasible(problem, point, proof)
        and supports(problem, weights, point)
        and same(_worth(weights, point), _given(game, kernel, weights, proof))
    )


def _worth(weights: Row, point: Row) -> Sequence[Any]:
    return [a * u for a, u in zip(weights, point, strict=True)]


def _given(game: StrategicGame, kernel: str, weights: Row, proof: Proof) -> Row:
    """Return what the kernel gives in the weighted game; nothing where that is open."""
    span = coco_span if kernel == COCO else kernel_of(kernel)
    least, most = shares(weighted(game, weights), span, proof)
    return least if same(least, most) else ()


def because(
    game: StrategicGame, *, kernel: str, point: Row, weights: Row, proof: Proof
) -> str:
    """Return what lacks."""
    problem = agreements(game)
    if not (len(point) == len(game.players) and is_weighting(weights, len(point))):
        return "it takes a payoff and a weight of each player, >= 0 and not all 0."
    if not is_feasible(problem, point, proof):
        return "the point is not feasible."
    if not supports(problem, weights, point):
        return "the weighted sum is larger at another outcome."
    named = COCO if kernel == COCO else label(kernel)
    given = ", ".join(map(str, _given(game, kernel, weights, proof))) or "no one value"
    worth = ", ".join(map(str, _worth(weights, point)))
    return f"weighted payoffs are ({worth}), and {named} gives ({given})."
