"""Random bargaining problems for two players, and searches for what they refute.

A search that finds nothing says UNFALSIFIED and proves nothing. What it would find, it
hands to a definition, so that REFUTED is the kernel's word here too.
"""

import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from accord.counterexamples.asking import check
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Proof,
    Row,
    ideal_point,
    last_point,
    nash_point,
    need,
)
from accord.theory.properties import prop
from accord.verifiers.engines.bargaining import solve
from accord.verifiers.engines.bargaining.perles_maschler import middle_of
from accord.verifiers.engines.frontiers import rational_frontier
from accord.verifiers.engines.radicals import Radical, plus, rational, sign
from accord.verifiers.verdict import Verdict

TRIES = 300
Violation = Callable[[], Verdict]


def search(
    statement: str,
    find: Callable[[random.Random], Violation | None],
    *,
    over: str = "bargaining problems",
    scope: str = "random comprehensive polygons with 1 to 5 outcomes, halves from 0 "
    "to 6",
    tries: int = TRIES,
) -> Verdict:
    """Return the verdict on the first violation that random problems give, if any."""
    chance = random.Random(0)
    for _ in range(tries):
        found = find(chance)
        if found is not None:
            return found()
    return Verdict(
        "UNFALSIFIED",
        statement,
        over,
        scope,
        reason=f"none of {tries:,} fails (seed 0); a search proves nothing",
    )


def random_polygon(chance: random.Random) -> BargainingProblem:
    """Return a problem with d = (0, 0) in which both can gain."""

    def payoff() -> Fraction:
        return Fraction(chance.randint(0, 12), 2)

    rows = [(payoff(), payoff()) for _ in range(chance.randint(0, 4))]
    rows.append((payoff() + 1, payoff() + 1))
    return BargainingProblem(("Ann", "Bob"), tuple(rows), (0, 0), comprehensive=True)


# --- statements about a problem and a change of it -----------------------------------


@prop(BargainingProblem)
def in_order(
    problem: BargainingProblem, *, first: Row, second: Row, third: Row
) -> bool:
    """The second point lies between the others, by either player's payoff."""
    return all(
        min(a, c) <= b <= max(a, c)
        for a, b, c in zip(first, second, third, strict=True)
    )


@prop(BargainingProblem)
def nash_rises_with_disagreement(
    problem: BargainingProblem, *, raised: Row, shown: Proof, shown_raised: Proof
) -> bool:
    """Nash's solution gives player 1 as much where her disagreement payoff is raised.

    `raised` is that disagreement point; the proofs are as for `nash-bargaining`.
    """
    d = problem.disagreement
    need(raised[0] >= d[0] and raised[1:] == d[1:], "a rise for player 1 alone")
    before = nash_point(problem, d, (1, 1), shown)
    after = nash_point(problem, raised, (1, 1), shown_raised)
    return bool(after[0] >= before[0])


@prop(BargainingProblem)
def nash_gives_all_more(
    problem: BargainingProblem,
    *,
    more: tuple[Row, ...],
    shown: Proof,
    shown_more: Proof,
) -> bool:
    """Nash's solution gives nobody less where `more` outcomes are added."""
    wider = replace(problem, outcomes=(*problem.outcomes, *map(tuple, more)))
    d = problem.disagreement
    before = nash_point(problem, d, (1, 1), shown)
    after = nash_point(wider, d, (1, 1), shown_more)
    return all(x <= y for x, y in zip(before, after, strict=True))


@prop(BargainingProblem)
def kalai_smorodinsky_gives_all_more(
    problem: BargainingProblem,
    *,
    more: tuple[Row, ...],
    shown: Proof,
    shown_more: Proof,
) -> bool:
    """Kalai and Smorodinsky's gives nobody less where `more` outcomes are added.

    The ideal point has to stay the same, as individual monotonicity asks.
    """
    wider = replace(problem, outcomes=(*problem.outcomes, *map(tuple, more)))
    d, points = problem.disagreement, []
    ideals = ideal_point(problem, shown), ideal_point(wider, shown_more)
    need(ideals[0] == ideals[1], "one ideal point")
    for each, proof, ideal in zip(
        (problem, wider), (shown, shown_more), ideals, strict=True
    ):
        hopes = [a - b for a, b in zip(ideal, d, strict=True)]
        points.append(last_point(each, hopes, proof, free=False))
    return all(x <= y for x, y in zip(*points, strict=True))


# --- the searches --------------------------------------------------------------------


def nash_is_between() -> Verdict:
    """Search for a Nash point not between the egalitarian and the utilitarian one."""

    def find(chance: random.Random) -> Violation | None:
        problem = random_polygon(chance)
        first = solve("egalitarian", problem).point
        second = solve("nash", problem).point
        best = max(map(sum, problem.outcomes))
        ends = [v for v in problem.outcomes if sum(v) == best]
        if any(_between(first, second, end) for end in ends):
            return None
        given = {"first": first, "second": second, "third": ends[0]}
        return lambda: check(problem, in_order, given=given)

    return search("Nash lies between the egalitarian and a utilitarian point", find)


def _between(a: Row, b: Row, c: Row) -> bool:
    return all(min(x, z) <= y <= max(x, z) for x, y, z in zip(a, b, c, strict=True))


def disagreement_is_no_loss() -> Verdict:
    """Search for a rise of d_1 that lowers player 1's Nash payoff."""

    def find(chance: random.Random) -> Violation | None:
        problem = random_polygon(chance)
        top = solve("egalitarian", problem).point[0]
        raised = (top * Fraction(chance.randint(1, 9), 10), 0)
        shown = solve("nash", problem)
        other = solve("nash", replace(problem, disagreement=raised))
        if other.point[0] >= shown.point[0]:
            return None
        given = {"raised": raised, "shown": shown.proof, "shown_raised": other.proof}
        return lambda: check(problem, nash_rises_with_disagreement, given=given)

    return search("raising d_1 alone never lowers player 1's Nash payoff", find)


def more_is_no_loss() -> Verdict:
    """Search for outcomes within the ideal point that lower somebody's KS payoff."""

    def find(chance: random.Random) -> Violation | None:
        problem = random_polygon(chance)
        most = [max(v[i] for v in problem.outcomes) for i in (0, 1)]
        more = tuple(
            (most[0] * Fraction(a, 6), most[1] * Fraction(b, 6))
            for a, b in ((chance.randint(0, 6), chance.randint(0, 6)) for _ in range(2))
        )
        wider = replace(problem, outcomes=(*problem.outcomes, *more))
        shown, other = (solve("kalai-smorodinsky", p) for p in (problem, wider))
        if all(x <= y for x, y in zip(shown.point, other.point, strict=True)):
            return None
        given = {"more": more, "shown": shown.proof, "shown_more": other.proof}
        return lambda: check(problem, kalai_smorodinsky_gives_all_more, given=given)

    return search("Kalai-Smorodinsky gives nobody less of more, ideal point kept", find)


@prop(BargainingProblem)
def more_than_both(
    problem: BargainingProblem, *, whole: Row, first: Row, second: Row
) -> bool:
    """Nobody gets less of the whole than of the two parts together."""
    parts = zip(whole, first, second, strict=True)
    return all(bool(x >= y + z) for x, y, z in parts)


def sums_are_no_loss() -> Verdict:
    """Search for two problems of which somebody gets more apart, by Perles-Maschler.

    The sum of two problems is the convex hull of all sums of an outcome of each; signs
    of sums of square roots are exact.
    """

    def find(chance: random.Random) -> Violation | None:
        pair = random_polygon(chance), random_polygon(chance)
        sums = itertools.product(*(p.outcomes for p in pair))
        whole = replace(
            pair[0], outcomes=tuple((a[0] + b[0], a[1] + b[1]) for a, b in sums)
        )
        points = [_perles_maschler(p) for p in (whole, *pair)]
        for i in (0, 1):
            rest = plus(plus(points[0][i], points[1][i], -1), points[2][i], -1)
            if sign(rest) < 0:
                return lambda: _refuted(whole, points)
        return None

    return search("Perles-Maschler is superadditive", find)


def _perles_maschler(problem: BargainingProblem) -> tuple[Radical, Radical]:
    corners = [point for point, _ in rational_frontier(problem)]
    if len(corners) == 1:
        x, y = corners[0]
        return rational(x), rational(y)
    return middle_of(corners).point


def _refuted(
    problem: BargainingProblem, points: list[tuple[Radical, Radical]]
) -> Verdict:
    from accord.verifiers.engines.radicals import in_one_field

    numbers = in_one_field([number for point in points for number in point])
    whole, first, second = (tuple(numbers[k : k + 2]) for k in (0, 2, 4))
    given = {"whole": whole, "first": first, "second": second}
    return check(problem, more_than_both, given=given)
