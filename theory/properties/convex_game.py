"""Convex games: the more have come, the more a player adds."""

from accord.theory.coalitional_games import Coalition, CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, forall=("player", "other", "without_both"))
def convex_game(
    game: CoalitionalGame, player: int, other: int, without_both: Coalition
) -> bool:
    """A player adds at least as much to a coalition once another one has joined it.

    v(S + i + j) - v(S + j) >= v(S + i) - v(S), for all S without i and j. This says the
    same as v(S or T) + v(S and T) >= v(S) + v(T) for all S and T.
    Source: Shapley 1971, "Cores of convex games".
    """
    before = game.worth((*without_both, player)) - game.worth(without_both)
    joined = (*without_both, other)
    return bool(game.worth((*joined, player)) - game.worth(joined) >= before)


def because(
    game: CoalitionalGame, player: int, other: int, without_both: Coalition
) -> str:
    """Return what the player adds before and after."""
    joined = tuple(sorted((*without_both, other)))
    before = game.worth((*without_both, player)) - game.worth(without_both)
    after = game.worth((*joined, player)) - game.worth(joined)
    return (
        f"{game.players[player]} adds {before} to {game.told(without_both)}, and "
        f"{after} to {game.told(joined)}."
    )
