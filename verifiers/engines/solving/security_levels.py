"""Security levels: what each player can make sure of."""

from accord.theory.games import StrategicGame
from accord.verifiers.engines.security import security
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "security levels"
PLACE = 80
COUNTED = False


def find(game: StrategicGame, most: int) -> Found:
    """Return the levels, the only such point."""
    levels, proof = security(game)
    asked = Asked("security-levels", {"point": levels, "proof": proof})
    shown = ", ".join(
        f"{name} {level}" for name, level in zip(game.players, levels, strict=True)
    )
    return Found([Candidate(shown, asked)], extent="each player has one")
