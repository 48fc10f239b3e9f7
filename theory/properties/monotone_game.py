"""Monotone games: nobody is a burden."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("player", "without"))
def monotone_game(game: CoalitionalGame, player: int, without: Coalition) -> bool:
    """A coalition is worth at least as much with one more player."""
    return bool(game.worth((*without, player)) >= game.worth(without))


def because(game: CoalitionalGame, player: int, without: Coalition) -> str:
    """Return what the coalition is worth without and with the player."""
    return (
        f"{game.told(without)} is worth {game.worth(without)}, and with "
        f"{game.players[player]} it is worth {game.worth((*without, player))}."
    )
