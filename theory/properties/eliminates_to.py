"""Eliminates to: these steps of strict dominance, by mixtures too, leave this."""

import itertools
from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import gain, is_law, replaced
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def eliminates_to(
    game: StrategicGame,
    *,
    steps: Sequence[tuple[int, int, Sequence[Any]]],
    left: Sequence[Sequence[int]],
) -> bool:
    """Every step removes a strictly dominated action, and `left` is what remains.

    A step is (player, action, mixture): in the game that the steps before it leave,
    the mixture, on the player's actions that are left, is better than the action
    whatever the others play. That nothing else could go is not said.
    """
    kept = tuple(tuple(range(size)) for size in game.sizes)
    for player, action, mixture in steps:
        if action not in kept[player] or not is_law(mixture, game.sizes[player]):
            return False
        if any(mixture[b] > 0 for b in range(len(mixture)) if b not in kept[player]):
            return False
        others = itertools.product(*replaced(kept, player, (action,)))
        if not all(bool(gain(game, player, mixture, action, p) > 0) for p in others):
            return False
        own = tuple(a for a in kept[player] if a != action)
        kept = replaced(kept, player, own)
    return kept == tuple(map(tuple, left))
