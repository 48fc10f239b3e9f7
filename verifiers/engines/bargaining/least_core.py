"""A point of the least core, with the balanced collection that bounds its excess."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import largest_excess
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.excesses import (
    balanced,
    check_given,
    least_level,
    proper,
)

DEFINITION = "least-core"


def solve(game: CoalitionalGame) -> Found:
    """Return a point, and in a note its largest excess."""
    proof = proof_at(DEFINITION, game, {})
    point = proof["reached"]
    excess = largest_excess(game, point)
    notes = () if excess is None else (f"the largest excess is {excess}",)
    return Found(point, proof, notes)


def proof_at(_: str, game: CoalitionalGame, __: Mapping[str, Any]) -> dict[str, Any]:
    """Return a point of the least core and a collection that bounds its excess."""
    check_given(game)
    if len(game.players) == 1:
        return {"reached": game.worths[1:]}
    point, weights = least_level(game, pending=proper(game))
    return {"reached": point, "collection": balanced(game, weights)}
