"""Payoff-dominant equilibrium: nobody gets more in any other equilibrium."""

from accord.theory.extreme_equilibria import extreme_equilibria
from accord.theory.game_terms import is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop
from accord.theory.properties.all_equilibria import best_replies


@prop(StrategicGame, loops=("support_pair",))
def payoff_dominant_equilibrium(game: StrategicGame, *, profile: Mixed) -> bool:
    """It is a Nash equilibrium, and no player gets more in another one.

    Of two players. Looked at are the extreme equilibria: what a player gets in any
    other is a mean of what she gets in some of them (`maximal-nash-subsets`). Source:
    Harsanyi and Selten 1988, "A general theory of equilibrium selection", who ask that
    it be better for both than every other one.
    """
    others = extreme_equilibria(game)
    return (
        is_mixed(game, profile)
        and best_replies(game, profile)
        and all(
            bool(game.expected(i, profile) >= game.expected(i, other))
            for other in others
            for i in (0, 1)
        )
    )


def because(game: StrategicGame, *, profile: Mixed) -> str:
    """Return an equilibrium in which somebody gets more."""
    if not (is_mixed(game, profile) and best_replies(game, profile)):
        return "it is no equilibrium."
    more = (
        (game.players[i], game.expected(i, other), game.expected(i, profile))
        for other in extreme_equilibria(game)
        for i in (0, 1)
    )
    name, most, own = next(found for found in more if found[1] > found[2])
    return f"{name} gets {own}, and in another equilibrium {most}."
