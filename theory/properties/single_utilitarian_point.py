"""Single utilitarian point: one outcome alone has the largest sum of payoffs."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.properties import prop


@prop(BargainingProblem, loops=("vertex",))
def single_utilitarian_point(problem: BargainingProblem) -> bool:
    """Only one of the outcomes has the largest sum of payoffs.

    Then it is the only feasible point that has: a lottery that has, is over such
    outcomes alone. Where payoffs can be thrown away, that lowers the sum.
    """
    sums = [sum(v) for v in problem.outcomes]
    return sums.count(max(sums)) == 1
