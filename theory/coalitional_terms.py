"""Terms of the definitions for coalitional games: marginal worths, excesses, balance.

The proofs that definitions take have weighted coalitions: rows of pairs (coalition,
weight). They are linear to check; one that is wrong is refused with a
CertificateError and shows nothing.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.bargaining_terms import Proof, instead, need, part
from accord.theory.coalitional_games import CoalitionalGame, members_of, number_of
from accord.theory.errors import ModelError
from accord.theory.exact import simplest

Point = tuple[Any, ...]
Weighted = Sequence[tuple[Sequence[int], Any]]


# --- values ------------------------------------------------------------------------


def shapley(game: CoalitionalGame) -> Point:
    """Return sum_S |S|! (n-|S|-1)! / n! (v(S + i) - v(S)), of each player i."""
    n = len(game.players)
    chances = [
        Fraction(math.factorial(s) * math.factorial(n - s - 1), math.factorial(n))
        for s in range(n)
    ]
    return _weighted_marginals(game, chances)


def banzhaf(game: CoalitionalGame) -> Point:
    """Return the average of v(S + i) - v(S) over all S without i, of each player i."""
    n = len(game.players)
    return _weighted_marginals(game, [Fraction(1, 1 << (n - 1))] * n)


def _weighted_marginals(game: CoalitionalGame, chances: Sequence[Fraction]) -> Point:
    """Return what each player adds, weighted by the size of whom she joins."""
    worths, found = game.worths, []
    for i in game.everybody:
        totals: list[Any] = [0] * len(game.players)  # by size, so that few are scaled
        for number in range(len(worths)):
            if not number >> i & 1:
                added = worths[number | 1 << i] - worths[number]
                totals[number.bit_count()] += added
        value = sum(c * t for c, t in zip(chances, totals, strict=True))
        found.append(simplest(value))
    return tuple(found)


def banzhaf_index(game: CoalitionalGame) -> Point:
    """Return the Banzhaf values scaled to the sum 1."""
    values = banzhaf(game)
    if sum(values) == 0:
        raise ModelError(
            "the Banzhaf values sum to 0, so they cannot be scaled to the sum 1",
            "`banzhaf` has the values themselves",
        )
    share = 1 / Fraction(sum(values))
    return tuple(simplest(share * v) for v in values)


# --- excesses and balance ----------------------------------------------------------


def is_shared(game: CoalitionalGame, point: Sequence[Any]) -> bool:
    """Return whether the point has a payoff of each player and shares out v(N)."""
    return len(point) == len(game.players) and bool(sum(point) == game.worths[-1])


def excesses(game: CoalitionalGame, point: Sequence[Any]) -> list[Any]:
    """Return v(S) minus what S gets, by the number of S, nobody's and all's too."""
    paid: list[Any] = [0]
    for x in point:
        paid += [y + x for y in paid]
    return [v - y for v, y in zip(game.worths, paid, strict=True)]


def largest_excess(game: CoalitionalGame, point: Sequence[Any]) -> Any:
    """Return the largest excess of a coalition other than nobody and all; None of 1."""
    return max(excesses(game, point)[1:-1], default=None)


def read_weights(game: CoalitionalGame, weighted: Weighted) -> dict[int, Any]:
    """Return the weights by the numbers of coalitions, each of which is named once."""
    found: dict[int, Any] = {}
    for coalition, weight in weighted:
        known = all(type(i) is int and 0 <= i < len(game.players) for i in coalition)
        need(known and len(coalition) > 0, "coalitions of numbers of players")
        need(tuple(sorted(set(coalition))) == tuple(coalition), "players in order")
        need(number_of(coalition) not in found, "each coalition once")
        found[number_of(coalition)] = weight
    return found


def total_of(weights: dict[int, Any], player: int) -> Any:
    """Return the sum of the weights of a player's coalitions."""
    return sum(w for number, w in weights.items() if number >> player & 1)


def balanced(game: CoalitionalGame, weighted: Weighted) -> dict[int, Any]:
    """Return the weights of a balanced collection, or refuse it.

    All weights are positive, and those of each player's coalitions sum to 1.
    """
    weights = read_weights(game, weighted)
    need(all(w > 0 for w in weights.values()), "positive weights")
    need(
        all(total_of(weights, i) == 1 for i in game.everybody),
        "weights that sum to 1 over the coalitions of each player",
    )
    return weights


def has_core(game: CoalitionalGame, proof: Proof) -> bool:
    """Return whether the core has a point, shown either way.

    A `point` of it; or a balanced `collection` that is worth more than v(N): at a point
    x of the core it would be worth at most the weighted sum of x(S), which is x(N).
    """
    if "point" in proof:
        point = part(proof, "point")
        need(is_shared(game, point), "a point that shares out what all are worth")
        need(all(e <= 0 for e in excesses(game, point)), "a point of the core")
        return True
    weights = balanced(game, part(proof, "collection"))
    total = sum(w * game.worths[number] for number, w in weights.items())
    need(total > game.worths[-1], "a collection worth more than everybody together")
    return False


def told_collection(game: CoalitionalGame, proof: Proof) -> str:
    """Return a balanced collection with its weights: A, B, C each 1/2: 3/2 > 1."""
    weights = read_weights(game, proof["collection"])
    total = sum(w * game.worths[number] for number, w in weights.items())
    named = {game.told(members_of(k)): w for k, w in weights.items()}
    if len(named) > 1 and len(set(named.values())) == 1:
        each = f"{', '.join(named)} each {next(iter(named.values()))}"
    else:
        each = ", ".join(f"{name} {w}" for name, w in named.items())
    return f"{each}: {total} > {game.worths[-1]}"


def only_core_point(game: CoalitionalGame, proof: Proof) -> Point | None:
    """Return the only point of the core, shown; None if it has more points or none.

    Two `points` of it show that there are more, and a `collection` alone that there is
    none. The only one is the `solution` x if a balanced collection of coalitions that
    get just their worth at x settles what everybody gets: at another point y of the
    core the weighted sum of y(S) - x(S) >= 0 over these is y(N) - x(N) = 0, so they all
    get the same at y, and so does everybody.
    """
    if "points" in proof:
        points = [tuple(point) for point in part(proof, "points")]
        need(len(points) == 2 and points[0] != points[1], "two different points")
        need(all(has_core(game, {"point": x}) for x in points), "points of the core")
        return None
    if "solution" not in proof:
        need(not has_core(game, {"collection": part(proof, "collection")}), "a proof")
        return None
    solution = tuple(part(proof, "solution"))
    need(has_core(game, {"point": solution}), "a point of the core")
    excess, settled = excesses(game, solution), Settled(len(game.players))
    for number in balanced(game, part(proof, "collection")):
        need(excess[number] == 0, "coalitions that get just their worth")
        settled.add(number)
    need(not settled.free, "a collection that settles what everybody gets")
    return solution


def least_excess(game: CoalitionalGame, proof: Proof) -> Any:
    """Return the least that the largest excess can be, shown; None of one player.

    `reached` is a point with this largest excess e. At any other one a balanced
    `collection` with weights w has the weighted sum of excesses w.v - v(N), so some
    excess is at least this sum divided by that of the weights.
    """
    reached = part(proof, "reached")
    need(is_shared(game, reached), "a point that shares out what all are worth")
    least = largest_excess(game, reached)
    if least is None:
        return None
    weights = balanced(game, part(proof, "collection"))
    need(len(game.worths) - 1 not in weights, "coalitions other than everybody")
    total = sum(w * game.worths[number] for number, w in weights.items())
    bound = (total - game.worths[-1]) * (1 / Fraction(sum(weights.values())))
    need(bound == least, "a collection that bounds the excess by what is reached")
    return least


# --- the nucleolus -----------------------------------------------------------------


class Settled:
    """The coalitions whose payoff is settled, and the directions that are left.

    A direction moves payoffs without changing what any settled coalition gets. Exactly
    the coalitions that no direction changes are sums of multiples of settled ones.
    """

    def __init__(self, players: int) -> None:
        """Start with everybody settled."""
        last = players - 1
        self.free: list[tuple[int, ...]] = [
            tuple((j == i) - (j == last) for j in range(players)) for i in range(last)
        ]

    def __contains__(self, number: int) -> bool:
        return not any(_along(z, number) for z in self.free)

    def add(self, number: int) -> None:
        """Settle a coalition."""
        pivot = next((z for z in self.free if _along(z, number)), None)
        if pivot is None:
            return
        size, left = _along(pivot, number), []
        for z in self.free:
            if z is not pivot:
                turned = [
                    size * a - _along(z, number) * b
                    for a, b in zip(z, pivot, strict=True)
                ]
                shared = math.gcd(*turned)
                left.append(tuple(a // shared for a in turned))
        self.free = left


def _along(direction: Sequence[int], number: int) -> int:
    """Return how much a coalition gets along a direction."""
    return sum(direction[i] for i in members_of(number))


def nucleolus_point(
    game: CoalitionalGame, proof: Proof, *, rational: bool = True
) -> Point:
    """Return the point with the lexicographically least excesses, shown.

    Among all that share out v(N); with `rational`, among the imputations, at which each
    player gets at least what she is worth alone. The proof has the `solution` x and
    weighted coalitions, `steps`. Let y be another such point whose excesses, sorted
    from the largest, are not lexicographically larger than those of x. Claim: y gives
    what x gives to every settled coalition. At first everybody together is one. At a
    step let S be any of the coalitions not settled with the largest excess at x. As the
    excesses of settled ones are the same at x and y, that of S at y is not larger, so
    y(S) >= x(S); and y_i >= x_i if x_i = v(i). In the step's weights, positive on these
    coalitions and players and of any sign on settled ones, every player has the same
    total. So the weighted sum of y(S) - x(S) is a multiple of y(N) - x(N) = 0, and all
    these y(S) = x(S): they are settled, and so are sums of multiples of settled ones.
    Once no direction is left, y = x. (Kohlberg 1971, in steps.)
    """
    solution = tuple(part(proof, "solution"))
    need(is_shared(game, solution), "a point that shares out what all are worth")
    floor = [game.worths[1 << i] for i in game.everybody]
    if rational:
        above = all(x >= v for x, v in zip(solution, floor, strict=True))
        need(above, "at least as much for each player as she is worth alone")
    settled, excess = Settled(len(game.players)), excesses(game, solution)
    pending = sorted(range(1, len(excess) - 1), key=lambda k: -excess[k])
    for step in part(proof, "steps"):
        pending = [number for number in pending if number not in settled]
        need(pending, "no step after all is settled")
        level, weights = excess[pending[0]], read_weights(game, step)
        at_floor = [rational and x == v for x, v in zip(solution, floor, strict=True)]
        for number, weight in weights.items():
            alone = number.bit_count() == 1 and at_floor[number.bit_length() - 1]
            if number not in settled:
                need(weight > 0, "positive weights of what is not settled")
                need(alone or excess[number] == level, "coalitions of largest excess")
        totals = {total_of(weights, i) for i in game.everybody}
        need(len(totals) == 1, "the same total of weights for each player")
        for number in weights:
            settled.add(number)
    need(not settled.free, "steps that settle what everybody gets")
    return solution


def told_excesses(game: CoalitionalGame, point: Sequence[Any], solution: Point) -> str:
    """Return the sentence that compares the excesses at a point and at the solution."""
    said = instead(point, solution)
    if not is_shared(game, point):
        return said
    here, there = (sorted(excesses(game, x)[1:-1])[::-1] for x in (point, solution))
    pairs = enumerate(zip(here, there, strict=True))
    k = next((k for k, (e, f) in pairs if e != f), None)
    if k is None or here[k] < there[k]:
        return f"{said} At the point somebody gets less than she is worth alone."
    place = "largest excess" if k == 0 else f"excess number {k + 1} from the largest"
    return f"{said} There the {place} is {there[k]}, at the point {here[k]}."
