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
    if sum(x) != game.worths[-1]:
        return False
    if are_symmetric(game, player, other) and x[player] != x[other]:
        return False
    return all(not is_null(game, i) or bool(x[i] == 0) for i in (player, other))
