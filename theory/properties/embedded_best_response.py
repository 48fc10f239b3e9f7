"""Embedded best response: given common beliefs, no action is expected to do better."""

from collections.abc import Sequence
from typing import Any

from accord.theory.belief_words import tell_expectation
from accord.theory.game_terms import is_mixed, reply
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import Law, believed_gain, conditional, fits_reading
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def embedded_best_response(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    beliefs: Sequence[Law],
    epsilon: Any = 0,
) -> bool:
    """No action is expected to do better than the profile by more than epsilon.

    An action that the profile plays meets what the others play. Any other meets what
    the first of the beliefs says of it that gives it positive probability. These are
    laws on the profiles of actions, the same for all players, and one is the common
    case. Source: Meulemans et al. 2025, Definition 3.2 with the completed conditionals
    of 4.19, in a game played once.
    """
    if not is_mixed(game, profile) or not fits_reading(game, beliefs, "limit"):
        return False
    worth = game.expected(player, profile) + epsilon
    if bool(profile[player][action] > 0):
        return bool(reply(game, player, action, profile) <= worth)
    law = conditional(game, (player, action), beliefs)
    if law is None:
        return False
    return bool(believed_gain(game, (player, action), law, worth) <= 0)


def because(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    beliefs: Sequence[Law],
    epsilon: Any = 0,
) -> str:
    """Return what the action is believed to meet and to get."""
    if not is_mixed(game, profile):
        return "the rows are not probabilities of each player's actions."
    if not fits_reading(game, beliefs, "limit"):
        return "the beliefs are no laws on the profiles of actions."
    who, own = game.players[player], game.actions[player][action]
    gets = f"the profile gets {game.expected(player, profile)}"
    if epsilon:
        gets += f", and {epsilon} more is allowed"
    if profile[player][action] > 0:
        return f"{who}'s {own} gets {reply(game, player, action, profile)}; {gets}."
    law = conditional(game, (player, action), beliefs)
    if law is None:
        return f"the beliefs give {who}'s {own} probability 0."
    met, expects = tell_expectation(game, (player, action), law)
    return f"{who}'s {own} is believed to meet {met}, which gets {expects}; {gets}."
