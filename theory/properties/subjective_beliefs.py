"""Subjective beliefs: these beliefs make the profile a subjective embedded one."""

from collections.abc import Sequence
from typing import Any

from accord.theory.belief_words import tell_expectation
from accord.theory.game_terms import is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import (
    Law,
    conditional,
    expects_at_most,
    fits_reading,
    path_law,
    variation_within,
)
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def subjective_beliefs(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    beliefs_of: Sequence[Sequence[Law]],
    epsilon: Any = 0,
) -> bool:
    """With her own beliefs no player expects more of an action than of what she plays.

    `beliefs_of[i]` are laws on the profiles of actions, one after the other. The first
    is what i believes of the play: at most epsilon from it in total variation. Given an
    action she believes what the first of them says that gives it positive probability;
    one does, for every action. What she plays is best by these beliefs exactly.
    Source: Meulemans et al. 2025, Definition 4.15 (epsilon 0, the further laws being
    the completion) and 4.11 (one law, a grain of uncertainty), in a game played once.
    There any law will do: it is a mixture of products, as Definition 4.10 wants.
    """
    if not is_mixed(game, profile) or len(beliefs_of) != len(game.players):
        return False
    own = beliefs_of[player]
    if not own or not fits_reading(game, own, "limit"):
        return False
    if not variation_within(own[0], path_law(game, profile), epsilon):
        return False
    return all(
        expects_at_most(game, (player, played), (player, action), own)
        for played, weight in enumerate(profile[player])
        if bool(weight > 0)
    )


def because(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    beliefs_of: Sequence[Sequence[Law]],
    epsilon: Any = 0,
) -> str:
    """Return how far the beliefs are from the play, or both expectations."""
    who = game.players[player]
    if not is_mixed(game, profile) or len(beliefs_of) != len(game.players):
        return "expected a mixed action of each player, and beliefs of each."
    own = beliefs_of[player]
    if not own or not fits_reading(game, own, "limit"):
        return f"the beliefs of {who} are no laws on the profiles of actions."
    if not variation_within(own[0], path_law(game, profile), epsilon):
        pairs = zip(own[0], path_law(game, profile), strict=True)
        apart = sum(abs(x - y) for x, y in pairs) / 2
        return f"what {who} believes of the play is {apart} from it, above {epsilon}."
    told = []
    played = [a for a, weight in enumerate(profile[player]) if weight > 0]
    for each in (*played, action):
        law = conditional(game, (player, each), own)
        name = game.actions[player][each]
        if law is None:
            return f"the beliefs of {who} give {name} probability 0."
        met, expects = tell_expectation(game, (player, each), law)
        told.append(f"{name} to meet {met}, which gets {expects}")
    return f"{who} believes {'; and '.join(told)}."
