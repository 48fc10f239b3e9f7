"""The Shapley value, by its definition."""

from accord.theory import coalitional_terms
from accord.theory.coalitional_games import CoalitionalGame
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.excesses import check_given

DEFINITION = "shapley-value"


def solve(game: CoalitionalGame) -> Found:
    """Return the value."""
    check_given(game)
    return Found(coalitional_terms.shapley(game), {})
