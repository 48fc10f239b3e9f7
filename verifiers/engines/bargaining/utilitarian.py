"""Utilitarian points, by the largest sum among the outcomes."""

from accord.theory.bargaining import BargainingProblem
from accord.verifiers.engines.bargaining import Found


def solve(problem: BargainingProblem) -> Found:
    """Return the first outcome with the largest sum; a note says if there are more."""
    best = max(map(sum, problem.outcomes))
    tied = [k for k, v in enumerate(problem.outcomes) if sum(v) == best]
    point = problem.outcomes[tied[0]]
    words = "unique"
    if len(tied) > 1:
        each = ", ".join(f"({', '.join(map(str, problem.outcomes[k]))})" for k in tied)
        over = ", and lotteries over these" if problem.lotteries else ""
        words = f"not unique: {each}{over}"
    proof = {"lottery": ((tied[0], 1),)}
    return Found(point, proof, (f"the sum is {best}; {words}",))
