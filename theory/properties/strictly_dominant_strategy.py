"""Strictly dominant strategy: an action that is the only best reply to everything."""

from accord.theory.game_terms import replaced
from accord.theory.games import ActionProfile, StrategicGame
from accord.theory.properties import assume, prop


@prop(StrategicGame, forall=("pure_profile",))
def strictly_dominant_strategy(
    game: StrategicGame, pure_profile: ActionProfile, *, player: int, action: int
) -> bool:
    """Whatever the others play, the action is better than any other.

    For every profile p of pure actions in which the player plays something else:
    u_i(action, p_-i) > u_i(p).
    """
    assume(pure_profile[player] != action)
    best = game.payoff(player, replaced(pure_profile, player, action))
    return bool(best > game.payoff(player, pure_profile))


def because(
    game: StrategicGame, pure_profile: ActionProfile, *, player: int, action: int
) -> str:
    """Return both payoffs."""
    best = game.payoff(player, replaced(pure_profile, player, action))
    return (
        f"{game.players[player]} gets {best} from {game.actions[player][action]}, and "
        f"{game.payoff(player, pure_profile)} from "
        f"{game.actions[player][pure_profile[player]]}."
    )
