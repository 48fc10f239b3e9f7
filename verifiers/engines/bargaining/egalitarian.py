"""The egalitarian solution, by one linear program."""

from accord.theory.bargaining import BargainingProblem
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.bargaining.proportional import along


def solve(problem: BargainingProblem) -> Found:
    """Return the point."""
    return along(problem, (1,) * len(problem.players))
