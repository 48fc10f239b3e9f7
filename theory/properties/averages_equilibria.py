"""Averages equilibria: payoffs that are an average of those at the listed profiles."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law, is_mixed
from accord.theory.games import Mixed, StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame, forall=("player",))
def averages_equilibria(
    game: StrategicGame,
    player: int,
    *,
    payoffs: Sequence[Any],
    equilibria: Sequence[Mixed],
    weights: Sequence[Any],
) -> bool:
    """The payoffs are the average, by the weights, of those at the listed profiles.

    `weights` has a probability for each of `equilibria`. Left unknown, the question is
    whether the payoffs lie in the convex hull of the listed profiles' payoffs.
    """
    if not (
        is_law(weights, len(equilibria)) and all(is_mixed(game, e) for e in equilibria)
    ):
        return False
    pairs = zip(weights, equilibria, strict=True)
    average = sum(weight * game.expected(player, e) for weight, e in pairs)
    return bool(average == payoffs[player])
