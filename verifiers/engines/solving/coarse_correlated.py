"""Coarse correlated equilibria: the largest and the smallest payoff sum."""

from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import path_law
from accord.verifiers.engines.solving import Asked, Found
from accord.verifiers.engines.solving.correlated import EXTENT, ends

TITLE = "coarse correlated equilibria"
PLACE = 70
COUNTED = False
COLUMN = "coarse"


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that the profile, played independently, is one."""
    law = path_law(game, profile)
    return Asked("coarse-correlated-equilibrium", {"law": law})


def find(game: StrategicGame, most: int) -> Found:
    """Return the ends by payoff sum."""
    return Found(ends(game, "coarse-correlated-equilibrium"), extent=EXTENT, part=True)
