"""The nucleolus, by a sequence of linear programs."""

from accord.theory.coalitional_games import CoalitionalGame
from accord.verifiers.engines import excesses
from accord.verifiers.engines.bargaining import Found

DEFINITION = "nucleolus"


def solve(game: CoalitionalGame) -> Found:
    """Return the nucleolus; ModelError where there is no imputation."""
    point, steps = excesses.nucleolus(game, rational=True)
    return Found(point, {"solution": point, "steps": steps})
