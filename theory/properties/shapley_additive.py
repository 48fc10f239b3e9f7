"""Additivity holds of the Shapley value."""

from collections.abc import Sequence
from typing import Any

from accord.theory.bargaining_terms import same
from accord.theory.coalitional_games import CoalitionalGame
from accord.theory.coalitional_terms import shapley
from accord.theory.properties import prop
from accord.theory.values import sum_of


@prop(CoalitionalGame, forall=("second_worths",))
def shapley_additive(game: CoalitionalGame, second_worths: Sequence[Any]) -> bool:
    """The value of the game and any other one together is the sum of their values.

    Source: Shapley 1953.
    """
    second = CoalitionalGame(game.players, (0, *second_worths))
    apart = zip(shapley(game), shapley(second), strict=True)
    return same(shapley(sum_of(game, second)), [x + y for x, y in apart])
