"""A point of the core, or a balanced collection that shows that there is none."""

from collections.abc import Mapping
from typing import Any

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import told_collection
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.excesses import core_proof, only_core_point

DEFINITION = "in-core"
ONLY = "single-core-point"


def solve(game: CoalitionalGame) -> Found:
    """Return a point of the core, its only one if so; without one, that it is empty."""
    proof = only_core_point(game)
    if "solution" in proof:
        point = proof["solution"]
        instead = (ONLY, {"point": point})
        return Found(point, proof, ("its only point",), instead=instead)
    if "points" in proof:
        return Found(proof["points"][0], {}, ("one of many points",))
    told = told_collection(game, proof)
    return Found((), proof, (told,), ("empty",), ("core-empty", {}))


def proof_at(prop: str, game: CoalitionalGame, _: Mapping[str, Any]) -> dict[str, Any]:
    """Return the proof that a property of the core asks for, or of the contrary."""
    return only_core_point(game) if prop == ONLY else core_proof(game)
