"""Nash: no player gains by playing something else."""

from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def nash(game: StrategicGame, player: int, action: int, *, profile: Mixed) -> bool:
    """No player gains by playing another action while the others play as stated.

    `profile` has one row of probabilities for each player, pure actions as 0 and 1. For
    every player i and action a of hers: the expected u_i of the profile is at least
    that of a against the others' rows. (No mixed action can do better than the best
    pure one.) Source: Nash 1950, "Equilibrium points in n-person games".
    """
    return is_mixed(game, profile) and bool(
        game.expected(player, profile) >= reply(game, player, action, profile)
    )


def because(game: StrategicGame, player: int, action: int, *, profile: Mixed) -> str:
    """Return both payoffs."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    return (
        f"{game.players[player]} expects {game.expected(player, profile)}, and would "
        f"get {reply(game, player, action, profile)} by playing "
        f"{game.actions[player][action]}."
    )
