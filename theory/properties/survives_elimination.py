"""Survives elimination: an action that iterated strict dominance leaves."""

from accord.theory.game_terms import surviving_actions
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def survives_elimination(game: StrategicGame, *, player: int, action: int) -> bool:
    """The action is left when strictly dominated pure actions go, round after round.

    Dominance by pure actions. The order of elimination does not matter. Where mixtures
    eliminate more, `eliminates-to` says so step by step.
    """
    return action in surviving_actions(game)[player]


def because(game: StrategicGame, *, player: int, action: int) -> str:
    """Return what is left."""
    left = surviving_actions(game)[player]
    shown = ", ".join(game.actions[player][k] for k in left)
    return f"what is left of the actions of {game.players[player]}: {shown}."
