"""Utilitarian points, by the largest sum among the outcomes."""

from collections.abc import Mapping
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import lottery_for


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


def proof_at(
    _: str, problem: BargainingProblem, parameters: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the proof that a point is feasible, or that it is not."""
    if not problem.lotteries:
        return {}
    point = parameters["point"]
    if not all(map(is_exact, point)):
        raise ModelError("expected rational payoffs of a utilitarian point")
    lottery, normal = lottery_for(problem, point)
    return {"normal": normal} if lottery is None else {"lottery": lottery}
