"""The Pareto frontier of two players' bargaining problems, corner by corner."""

import functools
import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.exact import Exact, simplest

Pair = tuple[Exact, Exact]
Lottery = tuple[tuple[int, Any], ...]
Corner = tuple[Pair, Lottery]  # a point and a lottery that gives it


@functools.lru_cache(maxsize=4)
def frontier(problem: BargainingProblem) -> tuple[Corner, ...]:
    """Return the corners of the Pareto frontier, in the order of player 1's payoff.

    Sorted from right to left the outcomes are joined to a concave chain (Andrew's
    algorithm); it ends at the outcome that is best for player 2.
    """
    places = {(x, y): k for k, (x, y) in enumerate(problem.outcomes)}
    chain: list[Pair] = []
    for point in sorted(places, reverse=True):
        if chain and point[1] <= chain[-1][1]:
            continue  # worse for both than the last one, or no better
        while len(chain) > 1 and not _turns(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return tuple((point, ((places[point], 1),)) for point in reversed(chain))


def _turns(a: Pair, b: Pair, c: Pair) -> bool:
    """Return whether the way from a over b to c turns left, so that b is a corner."""
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def rational_frontier(problem: BargainingProblem) -> list[Corner]:
    """Return the corners of the part of the frontier where nobody is worse off than d.

    Where an edge leaves that part, the corner is a lottery over the edge's ends.
    """
    corners = list(frontier(problem))
    for player in (0, 1):
        corners = _clipped(corners, player, problem.disagreement[player])
    return corners


def _clipped(corners: list[Corner], player: int, least: Exact) -> list[Corner]:
    found: list[Corner] = []
    for k, corner in enumerate(corners):
        inside = corner[0][player] >= least
        if k and inside != (corners[k - 1][0][player] >= least):
            at = _between(corners[k - 1], corner, player, least)
            if at[0] not in (corners[k - 1][0], corner[0]):
                found.append(at)
        if inside:
            found.append(corner)
    return found


def _between(p: Corner, q: Corner, player: int, level: Exact) -> Corner:
    """Return the point between two corners at which the player's payoff is `level`."""
    (a, b), (c, d) = p[0], q[0]
    share = Fraction(level - p[0][player]) / (q[0][player] - p[0][player])
    point = (simplest(a + share * (c - a)), simplest(b + share * (d - b)))
    weights: dict[int, Exact] = {}
    for lottery, part in ((p[1], 1 - share), (q[1], share)):
        for k, w in lottery:
            weights[k] = weights.get(k, 0) + part * w
    return point, tuple((k, simplest(w)) for k, w in weights.items() if w)


def positive_normal(problem: BargainingProblem, point: Sequence[Exact]) -> Pair:
    """Return a positive normal along which nothing is farther than a frontier point."""
    corners = [corner for corner, _ in frontier(problem)]
    for p, q in itertools.pairwise(corners):
        if p[0] <= point[0] <= q[0]:
            return p[1] - q[1], q[0] - p[0]
    return 1, 1


# --- what linear programs say of more players ----------------------------------------


def farthest(
    problem: BargainingProblem, start: Sequence[Exact], direction: Sequence[Exact]
) -> tuple[Exact, Lottery, Pair]:
    """Return the largest t for which start + t*direction, or more, can be had.

    The direction is positive. What can be had is bounded by the lines through the
    frontier's edges, the most of player 2 and the most of player 1; the one that is
    met first tells t. With it a lottery, and a normal with normal . direction = 1.
    """
    corners = frontier(problem)
    bounds: list[tuple[Pair, Corner, Corner]] = [
        ((0, 1), corners[0], corners[0]),
        ((1, 0), corners[-1], corners[-1]),
    ]
    for p, q in itertools.pairwise(corners):
        bounds.append(((p[0][1] - q[0][1], q[0][0] - p[0][0]), p, q))
    times = []
    for (a, b), ((x, y), _), _ in bounds:
        climb = Fraction(a * direction[0] + b * direction[1])
        times.append((a * (x - start[0]) + b * (y - start[1])) / climb)
    t = min(times)
    (a, b), p, q = bounds[times.index(t)]
    scale = Fraction(a * direction[0] + b * direction[1])
    lottery = p[1]
    if p is not q:
        lottery = _between(p, q, 0, start[0] + t * direction[0])[1]
    return simplest(t), lottery, (simplest(a / scale), simplest(b / scale))


def most(
    problem: BargainingProblem, player: int, floor: Sequence[tuple[int, Exact]]
) -> tuple[Exact, Lottery, tuple[Exact, ...]] | None:
    """Return the most that a player gets where others get at least some payoffs.

    As for more players (see `feasible_sets.most`): with a lottery, and a multiplier for
    each entry of the floor.
    """
    other = 1 - player
    least = max((x for j, x in floor if j == other), default=None)
    corners = frontier(problem)
    ordered = corners if player == 1 else corners[::-1]  # the best for her first
    chosen, price = ordered[0], Fraction(0)
    if least is not None and chosen[0][other] < least:
        for p, q in itertools.pairwise(ordered):
            if q[0][other] >= least:
                chosen = _between(p, q, other, least)
                price = Fraction(p[0][player] - q[0][player])
                price /= q[0][other] - p[0][other]
                break
        else:
            return None
    best = chosen[0][player]
    if any(j == player and best < x for j, x in floor):
        return None
    each = tuple(simplest(price) if j == other else 0 for j, _ in floor)
    return best, chosen[1], each
