"""Terms of the definitions of bargaining solutions: feasible, supported, ideal.

A definition says which point is the solution and shows it by a `proof`: lotteries that
reach points, and normals of hyperplanes that bound the feasible set. They are linear to
check and need no search. A proof that is wrong is refused with a CertificateError: it
shows nothing, neither that a point is the solution nor that it is not. A lottery is a
row of pairs (number of the outcome, probability), the others having probability 0.
"""

import itertools
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.errors import CertificateError, ModelError

Row = Sequence[Any]
Lottery = Sequence[tuple[int, Any]]
Proof = Mapping[str, Any]


def need(holds: object, expected: str) -> None:
    """Refuse a proof unless `holds`."""
    if not holds:
        raise CertificateError(f"step `proof`: expected {expected}")


def part(proof: Proof, name: str) -> Any:
    """Return a part of a proof."""
    need(isinstance(proof, Mapping) and name in proof, f"the part `{name}`")
    return proof[name]


def dot(a: Row, b: Row) -> Any:
    """Return the sum of the products."""
    return sum(x * y for x, y in zip(a, b, strict=True))


def ratio(x: Any, y: Any) -> Any:
    """Return x divided by y, exactly also where both are ints."""
    return x * (Fraction(1) / y)


def same(point: Row, solution: Row) -> bool:
    """Return whether the claimed point is the solution that was shown."""
    return len(point) == len(solution) and all(
        bool(x == y) for x, y in zip(point, solution, strict=True)
    )


def instead(point: Row, solution: Row) -> str:
    """Return the sentence that names the solution where another point was claimed."""
    if len(point) != len(solution):
        return "it has not one payoff of each player."
    return f"the solution is ({', '.join(map(str, solution))})."


def convex(problem: BargainingProblem, players: int | None = None) -> None:
    """Raise ModelError unless the solution is defined for problems of this shape."""
    if not problem.lotteries:
        raise ModelError(
            "this solution is defined where lotteries over the outcomes can be agreed "
            "on, got outcomes alone",
            "leave out `lotteries = false`; nash and utilitarian go without",
        )
    if players is not None and len(problem.players) != players:
        raise ModelError(
            f"this solution is defined for {players} players, got "
            f"{len(problem.players)}"
        )


def mixture(problem: BargainingProblem, lottery: Lottery) -> tuple[Any, ...]:
    """Return the expected payoffs of a lottery over the outcomes."""
    chosen, weights = zip(*lottery, strict=True) if lottery else ((), ())
    known = all(type(k) is int and 0 <= k < len(problem.outcomes) for k in chosen)
    need(known and len(set(chosen)) == len(chosen), "numbers of outcomes, each once")
    need(all(w >= 0 for w in weights) and sum(weights) == 1, "probabilities, sum 1")
    return tuple(
        sum(w * problem.outcomes[k][i] for k, w in lottery)
        for i in range(len(problem.players))
    )


def reaches(
    problem: BargainingProblem, lottery: Lottery, point: Row, *, free: bool = False
) -> bool:
    """Return whether the lottery shows that the point is feasible.

    Where payoffs can be thrown away (always with `free`) it may give more to anybody.
    """
    given = mixture(problem, lottery)
    pairs = list(zip(given, point, strict=True))
    if free or problem.comprehensive:
        return all(x >= y for x, y in pairs)
    return all(x == y for x, y in pairs)


def supports(
    problem: BargainingProblem, normal: Row, point: Row, *, free: bool = False
) -> bool:
    """Return whether nothing feasible is farther along the normal than the point.

    It suffices to look at the outcomes: a linear function is largest at one of them.
    Where payoffs can be thrown away (always with `free`) the normal has to be >= 0.
    """
    if (free or problem.comprehensive) and not all(c >= 0 for c in normal):
        return False
    bound = dot(normal, point)
    return all(dot(normal, v) <= bound for v in problem.outcomes)


def is_feasible(problem: BargainingProblem, point: Row, proof: Proof) -> bool:
    """Return whether a point is feasible, shown either way.

    A `lottery` gives it; or a `normal` parts it: every outcome is less far along.
    """
    if not problem.lotteries:
        return tuple(point) in problem.outcomes
    if "normal" not in proof:
        lottery = part(proof, "lottery")
        need(reaches(problem, lottery, point), "a lottery that gives the point")
        return True
    normal = part(proof, "normal")
    need(
        not problem.comprehensive or all(c >= 0 for c in normal),
        "a normal along which nothing is gained by throwing away",
    )
    beyond = dot(normal, point)
    need(
        all(dot(normal, v) < beyond for v in problem.outcomes),
        "a hyperplane that parts the point from every outcome",
    )
    return False


def nash_point(
    problem: BargainingProblem, base: Row, weights: Row, proof: Proof
) -> tuple[Any, ...]:
    """Return the point with the largest product of the gains over `base`, shown.

    With gains g_i = x_i - base_i > 0 and weights w_i > 0 the product of g_i^w_i is
    largest at x iff sum w_i (v_i - base_i) / g_i <= sum w_i for all feasible v. If: by
    the weighted inequality of arithmetic and geometric means no v has a larger product,
    and one with the same is x. Only if: else a small step towards v improves it.
    """
    solution = tuple(part(proof, "solution"))
    lottery = part(proof, "lottery")
    need(reaches(problem, lottery, solution), "a lottery that gives the solution")
    gains = [x - b for x, b in zip(solution, base, strict=True)]
    need(all(g > 0 for g in gains), "a solution that is a gain for every player")
    # Times the product of the gains, which is > 0, so that nothing is divided.
    slopes = [
        w * math.prod(g for j, g in enumerate(gains) if j != i)
        for i, w in enumerate(weights)
    ]
    bound = sum(weights) * math.prod(gains) + dot(slopes, base)
    for v in problem.outcomes:
        need(dot(slopes, v) <= bound, "an outcome below the supporting hyperplane")
    return solution


def last_point(
    problem: BargainingProblem, direction: Row, proof: Proof, *, free: bool
) -> tuple[Any, ...]:
    """Return the last feasible point from d along `direction`, shown.

    A lottery gives it, and nothing is farther along a normal that the direction climbs.
    """
    solution = tuple(part(proof, "solution"))
    lottery, normal = part(proof, "lottery"), part(proof, "normal")
    need(
        reaches(problem, lottery, solution, free=free),
        "a lottery that gives the solution",
    )
    need(
        dot(normal, direction) > 0 and supports(problem, normal, solution, free=free),
        "a normal along which the direction climbs and nothing is farther",
    )
    gains = [x - d for x, d in zip(solution, problem.disagreement, strict=True)]
    need(all(g > 0 for g in gains), "a solution that is a gain for every player")
    first, along = gains[0], direction[0]
    need(
        all(g * along == first * c for g, c in zip(gains, direction, strict=True)),
        "a solution from the disagreement point along the direction",
    )
    return solution


def ideal_point(problem: BargainingProblem, proof: Proof) -> tuple[Any, ...]:
    """Return the most that each player gets at individually rational payoffs, shown.

    For player i: a lottery to nobody's loss gives it; and with multipliers m_j >= 0,
    v_i + sum m_j (v_j - d_j) is nowhere more, so where v >= d neither is v_i.
    """
    d, found = problem.disagreement, []
    ideal, caps = part(proof, "ideal"), part(proof, "caps")
    need(len(ideal) == len(caps) == len(d), "a lottery and a cap for each player")
    for i, (lottery, multipliers) in enumerate(zip(ideal, caps, strict=True)):
        best = mixture(problem, lottery)
        need(all(x >= y for x, y in zip(best, d, strict=True)), "nobody below d")
        need(all(m >= 0 for m in multipliers), "multipliers that are at least 0")
        slopes = [m + (j == i) for j, m in enumerate(multipliers)]
        bound = best[i] + dot(multipliers, d)
        need(
            all(dot(slopes, v) <= bound for v in problem.outcomes),
            "multipliers that cap what the player gets",
        )
        found.append(best[i])
    return tuple(found)


def check_end(problem: BargainingProblem, end: Row, player: int) -> None:
    """Refuse the end of a frontier of two players unless it is the worst for `player`.

    `end` is known to be Pareto optimal. It gives the player no more than d does, or
    nothing feasible gives the other more: a Pareto optimal point that were worse for
    the player would be better for the other.
    """
    d, other = problem.disagreement, 1 - player
    need(end[0] >= d[0] and end[1] >= d[1], "an end that is individually rational")
    most = all(v[other] <= end[other] for v in problem.outcomes)
    need(end[player] == d[player] or most, "the end of the frontier")


def shown_ends(problem: BargainingProblem, proof: Proof) -> tuple[Row, Row]:
    """Return the ends of the frontier where nobody is worse off than d, shown.

    The proof has lotteries for the two `ends` and `normals`, positive, that show them
    Pareto optimal.
    """
    ends = [mixture(problem, lottery) for lottery in part(proof, "ends")]
    normals = part(proof, "normals")
    need(len(ends) == len(normals) == 2, "two ends with their normals")
    for player, (end, normal) in enumerate(zip(ends, normals, strict=True)):
        check_end(problem, end, player)
        optimal = all(c > 0 for c in normal) and supports(problem, normal, end)
        need(optimal, "positive normals of the ends")
    return ends[0], ends[1]


def shown_frontier(problem: BargainingProblem, proof: Proof) -> list[Row]:
    """Return the corners of the frontier where nobody is worse off than d, shown.

    The proof has lotteries for the corners of the `frontier`, in the order of player
    1's payoff. Each edge has a positive normal along which nothing is farther.
    """
    corners: list[Row] = [mixture(problem, x) for x in part(proof, "frontier")]
    need(corners, "a corner at least")
    check_end(problem, corners[0], 0)
    check_end(problem, corners[-1], 1)
    if len(corners) == 1:
        best = all(x <= a and y <= b for x, y in problem.outcomes for a, b in corners)
        need(best, "a single corner that is the best for both players")
    for (a, b), (c, d) in itertools.pairwise(corners):
        normal = (b - d, c - a)  # at right angles to the edge
        need(
            normal[0] > 0 and normal[1] > 0 and supports(problem, normal, (a, b)),
            "edges whose points are Pareto optimal",
        )
    return corners
