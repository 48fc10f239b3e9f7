"""The Banzhaf index, by its definition."""

from accord.theory import coalitional_terms
from accord.theory.coalitional_games import CoalitionalGame
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.excesses import check_given

DEFINITION = "banzhaf-index"


def solve(game: CoalitionalGame) -> Found:
    """Return the index."""
    check_given(game)
    return Found(coalitional_terms.banzhaf_index(game), {})
