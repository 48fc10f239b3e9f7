"""Symmetric players: who add the same to every coalition without them."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("coalition",))
def symmetric_players(
    game: CoalitionalGame, coalition: Coalition, *, player: int, other: int
) -> bool:
    """A coalition without the two is worth the same with the one or the other.

    Source: Shapley 1953.
    """
    rest = tuple(i for i in coalition if i not in (player, other))
    return bool(game.worth((*rest, player)) == game.worth((*rest, other)))


def because(
    game: CoalitionalGame, coalition: Coalition, *, player: int, other: int
) -> str:
    """Return what the coalition is worth with the one and the other."""
    rest = tuple(i for i in coalition if i not in (player, other))
    first, second = (game.worth((*rest, i)) for i in (player, other))
    names = game.players[player], game.players[other]
    return (
        f"{game.told(rest)} is worth {first} with {names[0]}, {second} with {names[1]}."
    )
