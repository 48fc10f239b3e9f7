"""Correlated equilibria: those with the largest and the smallest payoff sum."""

from accord.theory.errors import ScopeError
from accord.theory.games import Mixed, StrategicGame
from accord.theory.names import counted
from accord.theory.off_path import path_law
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.engines.solving import Asked, Candidate, Found

TITLE = "correlated equilibria"
PLACE = 60
COUNTED = False
COLUMN = "corr"
MOST_WEIGHTS = 500
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
    return Found(ends(game, "correlated-equilibrium"), extent=EXTENT, part=True)


def ends(game: StrategicGame, prop: str) -> list[Candidate]:
    """Return the laws with a property that have the largest and smallest sum.

    Raises ScopeError where a law has too many weights.
    """
    if game.size > MOST_WEIGHTS:
        raise ScopeError(
            f"a law on {counted(game.size, 'profile')} has more weights than the "
            f"{MOST_WEIGHTS:,} that are left open",
            "state a game with fewer players or actions",
        )
    law = {"law": dict(UNKNOWN)}
    return [
        Candidate("largest payoff sum", Asked(prop, law, "payoff-sum")),
        Candidate("smallest payoff sum", Asked(prop, law, "negative-payoff-sum")),
    ]
