"""Equilibrium payoffs: what the players expect in a Nash equilibrium."""

from accord.theory.bargaining_terms import Row, same
from accord.theory.game_terms import is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.all_equilibria import best_replies


@prop(StrategicGame, loops=("pure_profile",))
def equilibrium_payoffs(game: StrategicGame, *, profile: Mixed, point: Row) -> bool:
    """The profile is a Nash equilibrium, and in it the players expect these payoffs.

    There may be others: that is not what is said. Source: Nash 1950, "Equilibrium
    points in n-person games".
    """
    return (
        is_mixed(game, profile)
        and best_replies(game, profile)
        and same(point, _expected(game, profile))
    )


def _expected(game: StrategicGame, profile: Mixed) -> Row:
    return tuple(game.expected(i, profile) for i, _ in enumerate(game.players))


def because(game: StrategicGame, *, profile: Mixed, point: Row) -> str:
    """Return what the players expect, or that it is no equilibrium."""
    if not (is_mixed(game, profile) and best_replies(game, profile)):
        return "the profile is no equilibrium."
    return f"the players expect ({', '.join(map(str, _expected(game, profile)))})."
