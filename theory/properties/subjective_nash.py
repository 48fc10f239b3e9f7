"""Subjective Nash: beliefs about the others that do not depend on one's own action."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, is_mixed, opponents, pure, replaced
from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import path_law, variation_within
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player", "action"))
def subjective_nash(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    expectations: Sequence[Sequence[Any]],
    epsilon: Any = 0,
) -> bool:
    """No action is better than what is played by beliefs that do not depend on it.

    `expectations[i]` is the law on the others' actions, in the order of the table, that
    i expects whatever she does. It is at most epsilon from what they play in total
    variation, and what she plays is best by it exactly. With epsilon 0 the others are
    seen to do what they do, and this is Nash equilibrium. Source: Kalai and Lehrer
    1993; Meulemans et al. 2025, Definition 4.3, in a game played once.
    """
    if not is_mixed(game, profile) or len(expectations) != len(game.players):
        return False
    own = expectations[player]
    if not is_law(own, game.size // game.sizes[player]):
        return False
    if not variation_within(own, _seen(game, player, profile), epsilon):
        return False
    other = expected_of(game, player, action, own)
    return all(
        bool(expected_of(game, player, played, own) >= other)
        for played, weight in enumerate(profile[player])
        if bool(weight > 0)
    )


def _seen(game: StrategicGame, player: int, profile: Mixed) -> list[Any]:
    """Return the law of what the others do, in the order of the table."""
    law = path_law(game, replaced(profile, player, pure(game.sizes[player], 0)))
    pairs = zip(game.profiles(), law, strict=True)
    return [p for cell, p in pairs if cell[player] == 0]


def expected_of(
    game: StrategicGame, player: int, action: int, law: Sequence[Any]
) -> Any:
    """Return what an action gets on average when the others' actions have this law."""
    total: Any = 0
    for weight, others in zip(law, opponents(game, player), strict=True):
        total = total + weight * game.payoff(player, replaced(others, player, action))
    return total


def because(
    game: StrategicGame,
    player: int,
    action: int,
    *,
    profile: Mixed,
    expectations: Sequence[Sequence[Any]],
    epsilon: Any = 0,
) -> str:
    """Return how far the beliefs are from the play, or what the actions get."""
    who = game.players[player]
    if not is_mixed(game, profile) or len(expectations) != len(game.players):
        return "expected a mixed action of each player, and expectations of each."
    own = expectations[player]
    if not is_law(own, game.size // game.sizes[player]):
        return f"what {who} expects is no law on what the others do."
    if not variation_within(own, _seen(game, player, profile), epsilon):
        return f"what {who} expects of the others is more than {epsilon} from it."
    played = [a for a, weight in enumerate(profile[player]) if weight > 0]
    each = (
        f"{expected_of(game, player, a, own)} of {game.actions[player][a]}"
        for a in (*played, action)
    )
    return f"{who} expects {' and '.join(each)}."
