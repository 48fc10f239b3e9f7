"""The CoCo value: what players get who can transfer payoffs."""

from accord.theory.games import StrategicGame
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "CoCo value, if payoffs can be transferred"
PLACE = 100
COUNTED = False


def find(game: StrategicGame, most: int) -> Found:
    """Return the value, the only one."""
    found = solve("coco", game)
    asked = Asked("coco-value", {"point": found.point, "proof": found.proof})
    shown = ", ".join(
        f"{name} {x}" for name, x in zip(game.players, found.point, strict=True)
    )
    return Found([Candidate(shown, asked)], extent="it is one point")
