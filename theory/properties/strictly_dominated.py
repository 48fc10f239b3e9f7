"""Strictly dominated: another pure action is better whatever the others play."""

from accord.theory.game_terms import is_strictly_dominated
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def strictly_dominated(game: StrategicGame, *, player: int, action: int) -> bool:
    """Some pure action of the player is better than this one whatever the others play.

    An action that no pure one dominates may be dominated by a mixture: see
    `strictly-dominated-by-mixture`.
    """
    everything = [range(size) for size in game.sizes]
    return is_strictly_dominated(game, player, action, everything)


def because(game: StrategicGame, *, player: int, action: int) -> str:
    """Return what is missing."""
    return (
        f"against each other action of {game.players[player]}, "
        f"{game.actions[player][action]} is at least as good somewhere."
    )
