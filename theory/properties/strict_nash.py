"""Strict Nash: whoever plays something else loses."""

from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import assume, prop


@prop(StrategicGame, forall=("player", "action"))
def strict_nash(
    game: StrategicGame, player: int, action: int, *, profile: Mixed
) -> bool:
    """Every player who plays another action than hers in the profile is worse off.

    For every player i and action a that i does not play for certain: the expected u_i
    of the profile exceeds that of a against the others' rows. A profile in which
    somebody mixes is never strict.
    """
    assume(profile[player][action] < 1)
    return is_mixed(game, profile) and bool(
        game.expected(player, profile) > reply(game, player, action, profile)
    )


def because(game: StrategicGame, player: int, action: int, *, profile: Mixed) -> str:
    """Return both payoffs."""
    return (
        f"{game.players[player]} expects {game.expected(player, profile)}, and would "
        f"get {reply(game, player, action, profile)} by playing "
        f"{game.actions[player][action]}."
    )
