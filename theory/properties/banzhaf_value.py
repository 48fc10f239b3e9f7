"""The Banzhaf value: what a player adds on average over all coalitions of others."""

from accord.theory.bargaining_terms import Row, instead, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import banzhaf
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("player", "coalition"))
def banzhaf_value(game: CoalitionalGame, *, point: Row) -> bool:
    """Each player gets the mean of v(S + i) - v(S) over all S without her.

    These need not sum to v(N). Source: Banzhaf 1965, for simple games; Owen 1975.
    """
    return same(point, banzhaf(game))


def because(game: CoalitionalGame, *, point: Row) -> str:
    """Return the value."""
    return instead(point, banzhaf(game))
