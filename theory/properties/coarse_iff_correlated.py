"""Coarse iff correlated: on this law the two notions of equilibrium agree."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import is_law
from accord.theory.games import StrategicGame
from accord.theory.properties import assume, prop
from accord.theory.properties.coarse_correlated_equilibrium import commitment
from accord.theory.properties.correlated_equilibrium import obedience


@prop(StrategicGame)
def coarse_iff_correlated(game: StrategicGame, *, law: Sequence[Any]) -> bool:
    """The law is a coarse correlated equilibrium iff it is a correlated equilibrium.

    With two actions for each of two players they coincide; with three they need not
    (Moulin and Vial 1978). Left unknown, `law` stands for every law.
    """
    assume(is_law(law, game.size))
    actions = [(i, a) for i, size in enumerate(game.sizes) for a in range(size)]
    coarse = all(bool(commitment(game, i, a, law) >= 0) for i, a in actions)
    correlated = all(
        bool(obedience(game, i, a, b, law) >= 0)
        for i, a in actions
        for b in range(game.sizes[i])
    )
    return coarse == correlated
