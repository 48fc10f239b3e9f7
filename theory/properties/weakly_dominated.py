"""Weakly dominated: another pure action is never worse and once better."""

from accord.theory.game_terms import gain, opponents, pure
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def weakly_dominated(game: StrategicGame, *, player: int, action: int) -> bool:
    """Some pure action is at least as good whatever the others play, and once better.

    An action that no pure one dominates may be dominated by a mixture: see
    `weakly-dominated-by-mixture`.
    """
    for rival in range(game.sizes[player]):
        law = pure(game.sizes[player], rival)
        gains = [gain(game, player, law, action, p) for p in opponents(game, player)]
        if all(bool(g >= 0) for g in gains) and any(bool(g > 0) for g in gains):
            return True
    return False


def because(game: StrategicGame, *, player: int, action: int) -> str:
    """Return what is missing."""
    return (
        f"each other action of {game.players[player]} is somewhere worse than "
        f"{game.actions[player][action]}, or the same everywhere."
    )
