"""What the quantified names of properties of bargaining problems run over."""

from collections.abc import Iterable

from accord.theory.bargaining import BargainingProblem
from accord.theory.ranges import ranges


@ranges(BargainingProblem, lambda problem: len(problem.outcomes))
def vertex(problem: BargainingProblem) -> Iterable[int]:
    """Run over the outcomes, whose convex hull is the feasible set."""
    return range(len(problem.outcomes))
