"""No pure Nash equilibrium: at every profile of pure actions somebody would move."""

from accord.theory.game_terms import replaced
from accord.theory.games import ActionProfile, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("pure_profile",), exists=("player", "action"))
def no_pure_nash(
    game: StrategicGame, pure_profile: ActionProfile, player: int, action: int
) -> bool:
    """At every profile of pure actions some player gains by another action.

    For every profile p there are a player i and an action a with u_i(a, p_-i) > u_i(p):
    the game has no Nash equilibrium in pure actions.
    """
    other = game.payoff(player, replaced(pure_profile, player, action))
    return bool(other > game.payoff(player, pure_profile))
