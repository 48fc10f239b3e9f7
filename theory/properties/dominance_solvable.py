"""Dominance-solvable: iterated strict dominance leaves one action to each player."""

from accord.theory.game_terms import surviving_actions
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player",))
def dominance_solvable(game: StrategicGame, player: int) -> bool:
    """Iterated elimination of strictly dominated actions leaves one to every player.

    Dominance by pure actions; what is left is then the only Nash equilibrium.
    """
    return len(surviving_actions(game)[player]) == 1


def because(game: StrategicGame, player: int) -> str:
    """Return what is left."""
    left = surviving_actions(game)[player]
    shown = ", ".join(game.actions[player][k] for k in left)
    return f"what is left of the actions of {game.players[player]}: {shown}."
