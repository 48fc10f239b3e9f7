"""Weakly dominated by a mixture that is given, or to be found."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import gain, is_law, opponents
from accord.theory.games import StrategicGame
from accord.theory.properties import prop


@prop(StrategicGame)
def weakly_dominated_by_mixture(
    game: StrategicGame, *, player: int, action: int, mixture: Sequence[Any]
) -> bool:
    """The mixture expects at least what the action gives, and once expects more.

    `mixture` has a probability for each action of the player. Its gains over the
    action, one for each profile of the others, are all at least 0 and not all 0; the
    latter is asked as: their sum is positive.
    """
    if not is_law(mixture, game.sizes[player]):
        return False
    gains = [gain(game, player, mixture, action, p) for p in opponents(game, player)]
    return all(bool(g >= 0) for g in gains) and bool(sum(gains) > 0)


def because(
    game: StrategicGame, *, player: int, action: int, mixture: Sequence[Any]
) -> str:
    """Return the gains."""
    if not is_law(mixture, game.sizes[player]):
        return "the mixture is no law on the player's actions."
    gains = [gain(game, player, mixture, action, p) for p in opponents(game, player)]
    return f"the gains of the mixture are {', '.join(map(str, gains))}."
