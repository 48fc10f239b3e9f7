"""Null players: who adds nothing to any coalition."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition",))
def null_player(game: CoalitionalGame, coalition: Coalition, *, player: int) -> bool:
    """Every coalition is worth the same with and without the player."""
    rest = tuple(i for i in coalition if i != player)
    return bool(game.worth((*rest, player)) == game.worth(rest))


def because(game: CoalitionalGame, coalition: Coalition, *, player: int) -> str:
    """Return what she adds."""
    rest = tuple(i for i in coalition if i != player)
    added = game.worth((*rest, player)) - game.worth(rest)
    return f"{game.players[player]} adds {added} to {game.told(rest)}."
