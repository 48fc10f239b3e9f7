"""The Banzhaf index: Banzhaf values scaled to the sum 1."""

from accord.theory import coalitional_terms
from accord.theory.bargaining_terms import Row, instead, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("player", "coalition"))
def banzhaf_index(game: CoalitionalGame, *, point: Row) -> bool:
    """Each player has her share of the sum of all Banzhaf values.

    Not defined where this sum is 0. Source: Banzhaf 1965.
    """
    return same(point, coalitional_terms.banzhaf_index(game))


def because(game: CoalitionalGame, *, point: Row) -> str:
    """Return the index."""
    return instead(point, coalitional_terms.banzhaf_index(game))
