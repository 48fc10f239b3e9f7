"""The steps of the discrete Raiffa solution, each shown by lotteries and normals."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import Proof, dot, mixture, need, part, supports

Point = tuple[Any, ...]


@dataclass(frozen=True)
class Step:
    """Where the procedure stands, and the dictators' points that led there.

    dictators   for each player the point at which she gets the most
    normals     for each player that of a hyperplane that bounds what she gets
    """

    at: Point
    dictators: tuple[Point, ...] = ()
    normals: tuple[Any, ...] = ()


def walk(
    problem: BargainingProblem, shown: Sequence[Any], least: int = 0
) -> list[Step]:
    """Return the steps from d, the start among them, as they are shown.

    A step is shown by a pair (lottery, normal) for each player i. The lottery gives i
    the most, m_i, and nobody else less than x; and nothing is feasible beyond the
    point (m_i, x_-i) along the normal, >= 0 and positive for i. So i cannot have more.
    There are at `least` so many steps.
    """
    players = range(len(problem.players))
    need(len(shown) >= least, f"at least {least} step")
    steps = [Step(problem.disagreement)]
    for pairs in shown:
        x, dictators = steps[-1].at, []
        need(len(pairs) == len(players), "a lottery and a normal for each player")
        for i, (lottery, normal) in zip(players, pairs, strict=True):
            best = mixture(problem, lottery)
            need(all(a >= b for a, b in zip(best, x, strict=True)), "nobody worse off")
            top = (*x[:i], best[i], *x[i + 1 :])
            need(
                normal[i] > 0 and supports(problem, normal, top, free=True),
                "a normal that bounds what the dictator gets",
            )
            dictators.append(top)
        total = [sum(top[j] for top in dictators) for j in players]
        at = tuple(Fraction(1, len(players)) * t for t in total)
        steps.append(Step(at, tuple(dictators), tuple(n for _, n in pairs)))
    return steps


def limit_point(problem: BargainingProblem, proof: Proof) -> Point:
    """Return the limit of steps that never end, shown (see `raiffa-unending`)."""
    limit, lottery = tuple(part(proof, "limit")), part(proof, "lottery")
    given = mixture(problem, lottery)
    need(
        all(a >= b for a, b in zip(given, limit, strict=True)),
        "a lottery that gives the limit",
    )
    *_, before, last = walk(problem, part(proof, "steps"), least=1)
    for top, normal in zip(last.dictators, last.normals, strict=True):
        need(
            dot(normal, top) == dot(normal, limit),
            "dictators' points and the limit on one hyperplane",
        )
    left = [p - x for p, x in zip(limit, before.at, strict=True)]
    rest = [p - x for p, x in zip(limit, last.at, strict=True)]
    moved = next((k for k, gap in enumerate(left) if gap != 0), None)
    need(moved is not None, "steps that have not reached the limit")
    assert moved is not None
    factor = rest[moved] / Fraction(left[moved])
    need(
        0 < factor < 1
        and all(r == factor * g for r, g in zip(rest, left, strict=True)),
        "a step along the line to the limit",
    )
    return limit
