"""Restricted Nash: an equilibrium of the game in which only what is played can be."""

from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import assume, prop


@prop(StrategicGame, forall=("player", "action"))
def restricted_nash(
    game: StrategicGame, player: int, action: int, *, profile: Mixed
) -> bool:
    """No player gains by another of the actions that she plays herself.

    The profile is a fully mixed Nash equilibrium of the game that keeps, of each
    player, the actions of positive weight. Every embedded equilibrium is one
    (Meulemans et al. 2025, section 4, for games played once): what is played is met by
    what is played, and beliefs have no say in it.
    """
    if not is_mixed(game, profile):
        return False
    assume(profile[player][action] > 0)
    worth = game.expected(player, profile)
    return bool(reply(game, player, action, profile) <= worth)


def because(game: StrategicGame, player: int, action: int, *, profile: Mixed) -> str:
    """Return both payoffs."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    return (
        f"{game.players[player]} expects {game.expected(player, profile)}, and "
        f"{game.actions[player][action]}, which is played too, gets "
        f"{reply(game, player, action, profile)}."
    )
