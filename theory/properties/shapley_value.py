"""The Shapley value: what a player adds on average over all orders of arrival."""

from accord.theory.bargaining_terms import Row, instead, same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import prop


@prop(CoalitionalGame, loops=("player", "coalition"))
def shapley_value(game: CoalitionalGame, *, point: Row) -> bool:
    """Each player gets her weighted marginal contributions.

    Player i gets the sum over coalitions S without her of |S|! (n-|S|-1)! / n! times
    v(S + i) - v(S). Source: Shapley 1953, "A value for n-person games".
    """
    return same(point, shapley(game))


def because(game: CoalitionalGame, *, point: Row) -> str:
    """Return the value."""
    return instead(point, shapley(game))
