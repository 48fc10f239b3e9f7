"""The prenucleolus, by a sequence of linear programs."""

from accord.theory.coalitional_games import CoalitionalGame
from accord.verifiers.engines import excesses
from accord.verifiers.engines.bargaining import Found

DEFINITION = "prenucleolus"


def solve(game: CoalitionalGame) -> Found:
    """Return the prenucleolus."""
    point, steps = excesses.nucleolus(game, rational=False)
    return Found(point, {"solution": point, "steps": steps})
