"""Random bargaining problems for two players, and searches for what they refute.

A search that finds nothing says UNFALSIFIED and proves nothing. What it would find, it
hands to a definition, so that REFUTED is the kernel's word here too.
"""

import random
from collections.abc import Callable
from fractions import Fraction

from accord.counterexamples.asking import check
from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import (
    Row,
)
from accord.theory.properties import prop
from accord.verifiers.engines.bargaining import solve
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


@prop(BargainingProblem)
def in_order(
    problem: BargainingProblem, *, first: Row, second: Row, third: Row
) -> bool:
    """The second point lies between the others, by either player's payoff."""
    return all(
        min(a, c) <= b <= max(a, c)
        for a, b, c in zip(first, second, third, strict=True)
    )


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
