"""Correlated equilibria: those with the largest and the smallest payoff sum."""

from accord.theory.games import Mixed, StrategicGame
from accord.theory.off_path import path_law
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "correlated equilibria"
PLACE = 60
COUNTED = False
COLUMN = "corr"
EXTENT = (
    "they are a polytope, of which the two ends by payoff sum are shown; that a law "
    "gives no more, or no less, is proved by duality"
)


def asked(game: StrategicGame, profile: Mixed) -> Asked:
    """Return the statement that the profile, played independently, is one."""
    law = path_law(game, profile)
    return Asked("correlated-equilibrium", {"law": law})


def find(game: StrategicGame, most: int) -> Found:
    """Return the ends by payoff sum."""
    return Found(ends("correlated-equilibrium"), extent=EXTENT, part=True)


def ends(prop: str) -> list[Candidate]:
    """Return the laws with a property that have the largest and smallest sum."""
    law = {"law": dict(UNKNOWN)}
    return [
        Candidate("largest payoff sum", Asked(prop, law, "payoff-sum")),
        Candidate("smallest payoff sum", Asked(prop, law, "negative-payoff-sum")),
    ]
