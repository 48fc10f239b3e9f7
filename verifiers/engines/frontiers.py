"""The Pareto frontier of two players' bargaining problems, corner by corner."""

from fractions import Fraction

from accord.theory.bargaining import BargainingProblem
from accord.theory.exact import Exact, simplest

Corner = tuple[tuple[Exact, Exact], tuple[tuple[int, Exact], ...]]  # with its lottery


def frontier(problem: BargainingProblem) -> list[Corner]:
    """Return the corners of the Pareto frontier, in the order of player 1's payoff.

    Sorted from right to left the outcomes are joined to a concave chain (Andrew's
    algorithm); it ends at the outcome that is best for player 2.
    """
    places = {(x, y): k for k, (x, y) in enumerate(problem.outcomes)}
    chain: list[tuple[Exact, Exact]] = []
    for point in sorted(places, reverse=True):
        if chain and point[1] <= chain[-1][1]:
            continue  # worse for both than the last one, or no better
        while len(chain) > 1 and not _turns(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return [(point, ((places[point], 1),)) for point in reversed(chain)]


def _turns(
    a: tuple[Exact, Exact], b: tuple[Exact, Exact], c: tuple[Exact, Exact]
) -> bool:
    """Return whether the way from a over b to c turns left, so that b is a corner."""
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])


def rational_frontier(problem: BargainingProblem) -> list[Corner]:
    """Return the corners of the part of the frontier where nobody is worse off than d.

    Where an edge leaves that part, the corner is a lottery over the edge's ends.
    """
    corners = frontier(problem)
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
