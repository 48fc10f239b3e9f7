"""Dummy players: who adds to every coalition what she is worth alone."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition",))
def dummy_player(game: CoalitionalGame, coalition: Coalition, *, player: int) -> bool:
    """The player adds v({i}) to every coalition; a null player adds 0."""
    rest = tuple(i for i in coalition if i != player)
    added = game.worth((*rest, player)) - game.worth(rest)
    return bool(added == game.worth((player,)))


def because(game: CoalitionalGame, coalition: Coalition, *, player: int) -> str:
    """Return what she adds, and what she is worth alone."""
    rest = tuple(i for i in coalition if i != player)
    added = game.worth((*rest, player)) - game.worth(rest)
    return (
        f"{game.players[player]} adds {added} to {game.told(rest)} and is worth "
        f"{game.worth((player,))} alone."
    )
