"""Shapley's axioms other than additivity hold of his value."""

from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import prop
from accord.theory.values import are_symmetric, is_null


@prop(CoalitionalGame, forall=("player", "other"))
def shapley_axioms(game: CoalitionalGame, player: int, other: int) -> bool:
    """The Shapley value is efficient, symmetric, and 0 for a null player.

    Of every pair of players. Source: Shapley 1953.
    """
    x = shapley(game)
    return (
        bool(sum(x) == game.worths[-1])
        and (not are_symmetric(game, player, other) or bool(x[player] == x[other]))
        and (not is_null(game, player) or bool(x[player] == 0))
        and (not is_null(game, other) or bool(x[other] == 0))
    )
