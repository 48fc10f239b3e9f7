"""Embedded equilibria, beliefs being one fully supported law."""

from accord.theory.games import StrategicGame
from accord.verifiers.engines.solving import Found
from accord.verifiers.engines.solving.embedded import proposed, statement

TITLE = "embedded equilibria (full)"
PLACE = 126
COLUMN = "full"
asked = statement("full")


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked, and of two players mixed ones."""
    return proposed(game, most, "full")
