"""Embedded equilibria, beliefs being one law with weight on each action."""

from accord.theory.games import StrategicGame
from accord.verifiers.engines.solving import Found
from accord.verifiers.engines.solving.embedded import proposed, statement

TITLE = "embedded equilibria (closed)"
PLACE = 123
COLUMN = "closed"
asked = statement("closed")


def find(game: StrategicGame, most: int) -> Found:
    """Return the pure profiles, to be asked, and of two players mixed ones."""
    return proposed(game, most, "closed")
