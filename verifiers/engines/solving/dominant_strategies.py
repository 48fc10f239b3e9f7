"""Dominant strategies: actions that are best whatever the others play."""

from accord.theory.games import StrategicGame
from accord.theory.names import counted
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "dominant strategies"
PLACE = 40


def find(game: StrategicGame, most: int) -> Found:
    """Return every action of everybody, to be asked."""
    candidates = [
        Candidate(
            f"{name}: {label}", Asked("dominant-strategy", {"player": i, "action": a})
        )
        for i, (name, own) in enumerate(zip(game.players, game.actions, strict=True))
        for a, label in enumerate(own)
    ]
    said = f"each of {counted(len(candidates), 'action')} is decided"
    return Found(candidates, extent=said)
