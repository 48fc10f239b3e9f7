"""The Banzhaf value, by its definition."""

from accord.theory import coalitional_terms
from accord.theory.coalitional_games import CoalitionalGame
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.excesses import check_given

DEFINITION = "banzhaf-value"


def solve(game: CoalitionalGame) -> Found:
    """Return the value, and in a note its sum where that is not what all are worth."""
    check_given(game)
    point = coalitional_terms.banzhaf(game)
    total, worth = sum(point), game.worths[-1]
    notes = () if total == worth else (f"sums to {total}, not to {worth}",)
    return Found(point, {}, notes)
