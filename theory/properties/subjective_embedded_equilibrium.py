"""Subjective embedded equilibrium: each player has beliefs of her own that hold her."""

from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import cells_of
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def subjective_embedded_equilibrium(
    game: StrategicGame, player: int, action: int, *, profile: Mixed
) -> bool:
    """Some beliefs, each player's own, agree with the play and make it best.

    What is played meets what the others play, so it must all get what the profile gets.
    Of an action of weight 0 a player may believe anything, and something else of each
    other one: it must get at most that against some actions of the others. Rewards are
    known. Source: Meulemans et al. 2025, Definition 4.15, in a game played once; that
    the worst case decides is the closed form, as conditional laws given different
    actions can be chosen freely and those given one action range over all laws.
    """
    if not is_mixed(game, profile):
        return False
    worth = game.expected(player, profile)
    if bool(profile[player][action] > 0):
        return bool(reply(game, player, action, profile) <= worth)
    cells = cells_of(game, (player, action))
    return any(bool(game.payoff(player, cell) <= worth) for cell in cells)


def because(game: StrategicGame, player: int, action: int, *, profile: Mixed) -> str:
    """Return the least that the action gets."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    who, own = game.players[player], game.actions[player][action]
    worth = game.expected(player, profile)
    if profile[player][action] > 0:
        other = reply(game, player, action, profile)
        return f"{who}'s {own} is played and gets {other}; the profile gets {worth}."
    least = min(game.payoff(player, c) for c in cells_of(game, (player, action)))
    return (
        f"{who} gets {worth}, and {own} gets at least {least} whatever the others do."
    )
