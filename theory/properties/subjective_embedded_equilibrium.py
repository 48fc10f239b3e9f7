"""Subjective embedded equilibrium: each player has beliefs of her own that hold her."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import best_nearby, cells_of
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def subjective_embedded_equilibrium(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    epsilon: Any = 0,
) -> bool:
    """Some beliefs, each player's own, agree with the play and make it best.

    What is played meets what the others play, so it must all get what the profile gets.
    Of an action of weight 0 a player may believe anything, and something else of each
    other one: it must get at most that against some actions of the others. Rewards are
    known. Source: Meulemans et al. 2025, Definition 4.15, in a game played once; that
    the worst case decides is the closed form, as conditional laws given different
    actions can be chosen freely and those given one action range over all laws.

    With epsilon > 0 what a player believes of the play may be that far from it in total
    variation, while what she plays is best by it exactly (Definition 4.11, and its
    limits). For a pure action of hers the most that it can be believed to get decides:
    the others' law with a mass of epsilon moved from where it gets least to where it
    gets most. Where a player mixes, only epsilon 0 is decided.
    """
    if not is_mixed(game, profile) or not bool(epsilon >= 0):
        return False
    worth = _believed_worth(game, player, profile, epsilon)
    if bool(profile[player][action] > 0):
        return bool(reply(game, player, action, profile) <= worth)
    cells = cells_of(game, (player, action))
    return any(bool(game.payoff(player, cell) <= worth) for cell in cells)


def _believed_worth(
    game: StrategicGame, player: int, profile: Mixed, epsilon: Any
) -> Any:
    """Return the most that the player can believe to get, that close to the play."""
    if bool(epsilon == 0):
        return game.expected(player, profile)
    played = [a for a, weight in enumerate(profile[player]) if bool(weight > 0)]
    if len(played) > 1:
        raise ModelError(
            f"`{game.players[player]}` mixes, and a tolerance is decided for pure "
            "actions alone",
            "`subjective-beliefs` takes beliefs, and a tolerance",
        )
    return best_nearby(game, (player, played[0]), profile, epsilon)


def because(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    epsilon: Any = 0,
) -> str:
    """Return the least that the action gets."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    if epsilon < 0:
        return "a tolerance below 0 allows nothing."
    who, own = game.players[player], game.actions[player][action]
    worth = _believed_worth(game, player, profile, epsilon)
    if profile[player][action] > 0:
        other = reply(game, player, action, profile)
        return f"{who}'s {own} is played and gets {other}; the profile gets {worth}."
    least = min(game.payoff(player, c) for c in cells_of(game, (player, action)))
    gets = f"{who} gets {worth}"
    if epsilon:
        gets = f"{who} can believe to get {worth} at most"
    return f"{gets}, and {own} gets at least {least} whatever the others do."
