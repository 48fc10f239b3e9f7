"""Points of games without transfers, where a weighted game's value lies."""

from typing import Any

from accord.theory.errors import ModelError, SolverError
from accord.theory.games import StrategicGame
from accord.theory.initiative import short_label
from accord.theory.names import counted
from accord.theory.properties.harsanyi_point import COCO
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.radicals import said
from accord.verifiers.engines.weighted_values import (
    Point,
    points,
    pure_bargaining,
    value_proof,
)

DEFINITION = "harsanyi-point"


def name(kernel: Any) -> str:
    """Return the name of the solution with its kernel."""
    return f"harsanyi-point by {COCO if kernel == COCO else short_label(kernel)}"


def solve(game: StrategicGame, kernel: str) -> Found:
    """Return the points with positive weights that are found.

    Of two players these are mostly all, but no certificate says so. Of more players it
    looks for those of pure bargaining alone.
    """
    name(kernel)  # raises where there is no such kernel
    if game.where is not None:
        raise ModelError("expected a game with numbers, got one with parameters")
    if len(game.players) == 2:
        found = points(game, kernel)
        count = counted(len(found), "point")
        note = (
            f"{count} with positive weights found; that there are no others is not "
            "certified"
        )
    elif kernel != COCO:
        raise ModelError(
            "points of a reconstruction of ROSE are sought for 2 players, got "
            f"{len(game.players)}; a point that is given can be checked"
        )
    else:
        found = pure_bargaining(game)
        note = "points of more than two players are not sought beyond pure bargaining"
    if not found:
        raise SolverError(
            "no point with positive weights was found; points of more than two "
            "players, and with a weight of 0, are checked where they are given"
        )
    first, *others = (_shown(game, kernel, one) for one in found)
    notes = (*first.notes, note)
    if kernel != COCO:
        notes += ("the author's own equation is not available",)
    return Found(
        first.point, first.proof, notes, instead=first.instead, others=tuple(others)
    )


def _shown(game: StrategicGame, kernel: str, one: Point) -> Found:
    proof = {"lottery": one.lottery, "pairs": value_proof(game, kernel, one.weights)}
    about = {"kernel": kernel, "point": one.point, "weights": one.weights}
    notes = (f"the weights are ({', '.join(map(said, one.weights))})",)
    return Found(one.point, proof, notes, instead=(DEFINITION, about))


def proof_at(prop: str, game: StrategicGame, parameters: Any) -> dict[str, Any]:
    """Return the proof that the definition asks for, of a given point and weights."""
    from accord.theory.threats import agreements
    from accord.verifiers.engines.feasible_sets import feasible_proof

    kernel, weights = parameters["kernel"], parameters["weights"]
    shown = feasible_proof(agreements(game), parameters["point"])
    return {**shown, "pairs": value_proof(game, kernel, weights)}
