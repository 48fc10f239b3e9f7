"""The Kalai-Smorodinsky solution, by a linear program a player and one more."""

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import convex
from accord.theory.errors import ModelError
from accord.theory.exact import simplest
from accord.verifiers.engines.bargaining import Found
from accord.verifiers.engines.feasible_sets import check_gains, farthest, most


def solve(problem: BargainingProblem) -> Found:
    """Return the point, with the ideal point in a note."""
    convex(problem)
    check_gains(problem)
    d = problem.disagreement
    ideal, lotteries, caps = [], [], []
    for player in range(len(d)):
        best = most(problem, player, list(enumerate(d)))
        assert best is not None, "a gain for all is individually rational"
        ideal.append(best[0])
        lotteries.append(best[1])
        caps.append(best[2])
    hopes = tuple(a - b for a, b in zip(ideal, d, strict=True))
    found = farthest(problem, d, hopes, free=False)
    if found is None or found[0] <= 0:
        raise ModelError(
            "no feasible point lies on the way from disagreement to the ideal point "
            f"({', '.join(map(str, ideal))})",
            "if payoffs can be thrown away, say comprehensive = true",
        )
    t, lottery, normal = found
    point = tuple(simplest(x + t * h) for x, h in zip(d, hopes, strict=True))
    proof = {
        "solution": point,
        "lottery": lottery,
        "normal": normal,
        "ideal": tuple(lotteries),
        "caps": tuple(caps),
    }
    return Found(point, proof, (f"the ideal point is ({', '.join(map(str, ideal))})",))
