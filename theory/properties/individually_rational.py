"""Individually rational: nobody gets less than she can secure by pure actions."""

from accord.theory.game_terms import is_mixed, pure_minmax
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player",))
def individually_rational(game: StrategicGame, player: int, *, profile: Mixed) -> bool:
    """Every player expects at least her minmax payoff in pure actions.

    The minmax of player i is the least, over the others' pure actions, of her best
    reply's payoff. Others who mix can hold her down further: see `punishes`.
    """
    least = pure_minmax(game, player)
    return is_mixed(game, profile) and bool(game.expected(player, profile) >= least)


def because(game: StrategicGame, player: int, *, profile: Mixed) -> str:
    """Return both payoffs."""
    return (
        f"{game.players[player]} expects {game.expected(player, profile)}, and the "
        f"others cannot hold her below {pure_minmax(game, player)} by pure actions."
    )
