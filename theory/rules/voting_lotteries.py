"""Voting rules that return a lottery over the alternatives, exactly."""

import functools
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.exact import Exact
from accord.theory.lotteries import Lottery, sure, uniform
from accord.theory.rules import rule
from accord.theory.rules.voting_tallies import (
    Ballots,
    Ties,
    condorcet_winner,
    count_alternatives,
    count_voters,
    first_places,
    indifference_classes,
    lines,
    majority_margins,
    priority,
)


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="strongly-sd-strategyproof weakly-sd-strategyproof anonymous neutral",
)
def random_ballot(ballots: Ballots, *, alternatives: int | None = None) -> Lottery:
    """Return the lottery that draws one voter and takes what she ranks first.

    Also called random dictatorship (Gibbard 1977). A voter who ranks several first
    shares her weight equally among them; without voters the lottery is uniform.
    """
    m = count_alternatives(ballots, alternatives)
    voters = count_voters(ballots)
    if not voters:
        return uniform(range(m))
    firsts = first_places(ballots, m, tuple(range(m)))
    return Lottery({x: Fraction(firsts[x]) / voters for x in range(m)})


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="strongly-sd-strategyproof weakly-sd-strategyproof anonymous neutral",
)
def random_dictatorship(
    ballots: Ballots, *, alternatives: int | None = None
) -> Lottery:
    """Return the lottery of `random_ballot`: the two names are one rule."""
    return random_ballot(ballots, alternatives=alternatives)


@rule(
    "voting",
    size={"agents": 2, "alternatives": 3},
    has="strongly-sd-strategyproof weakly-sd-strategyproof anonymous neutral",
    ballots="weak",
)
def random_serial_dictatorship(
    ballots: Ballots, *, alternatives: int | None = None
) -> Lottery:
    """Return the lottery of serial dictatorship in an order drawn uniformly.

    Voters in turn keep what they like best of what is left; what all are indifferent
    between in the end is drawn uniformly.
    """
    m = count_alternatives(ballots, alternatives)
    # Remembered for a while: the order in which the voters are listed is no matter.
    return _serial(tuple(sorted(lines(ballots), key=hash)), m)


@functools.lru_cache(maxsize=1 << 12)
def _serial(electorate: tuple[tuple[Any, int], ...], m: int) -> Lottery:
    """Return the lottery for (ballot, number of voters) pairs over 0..m-1."""
    known: dict[tuple[int, ...], tuple[dict[int, int], int]] = {}

    def law(remaining: tuple[int, ...]) -> tuple[dict[int, int], int]:
        # Weights of the alternatives, with their sum. Whoever has chosen is
        # indifferent between all that she left, so what happens next depends on the
        # remaining alternatives alone.
        if remaining not in known:
            turns: dict[tuple[int, ...], int] = {}
            for ballot, count in electorate:
                kept = _kept(ballot, m, remaining)
                if count and kept != remaining:
                    turns[kept] = turns.get(kept, 0) + count
            if turns:
                known[remaining] = _mixture([(n, *law(k)) for k, n in turns.items()])
            else:
                known[remaining] = dict.fromkeys(remaining, 1), len(remaining)
        return known[remaining]

    weights, total = law(tuple(range(m)))
    return Lottery({x: Fraction(weight, total) for x, weight in weights.items()})


def _mixture(
    laws: Sequence[tuple[int, dict[int, int], int]],
) -> tuple[dict[int, int], int]:
    """Return weights and sum of a mixture: each law comes with how often it is met."""
    sums: dict[int, int] = {}
    common = math.lcm(*(total for _, _, total in laws))
    for count, weights, total in laws:
        for x, weight in weights.items():
            sums[x] = sums.get(x, 0) + count * weight * (common // total)
    return sums, common * sum(count for count, _, _ in laws)


@functools.lru_cache(maxsize=1 << 16)
def _kept(ballot: object, m: int, remaining: tuple[int, ...]) -> tuple[int, ...]:
    """Return what a ballot ranks first of what remains."""
    for members in indifference_classes(ballot, m):
        kept = tuple(x for x in remaining if x in members)
        if kept:
            return kept
    return ()


@rule(
    "voting",
    size={"agents": 3, "alternatives": 3},
    has="weakly-sd-strategyproof anonymous neutral",
    lacks="strongly-sd-strategyproof",
)
def maximal_lotteries(
    ballots: Ballots, *, ties: Ties = None, alternatives: int | None = None
) -> Lottery:
    """Return a maximal lottery: one that no other lottery beats by expected margin.

    It is an optimal mixed strategy of the symmetric zero-sum game whose payoffs are
    the majority margins (Kreweras, Fishburn 1984). It is unique for an odd number of
    strict orders. Of several, this is the one that gives most to the first
    alternative of the tie priority, then most to the second, and so on.

    >>> maximal_lotteries({(0, 1, 2): 5, (1, 2, 0): 4, (2, 0, 1): 2})
    Lottery(0: 7/11, 1: 1/11, 2: 3/11)
    """
    m = count_alternatives(ballots, alternatives)
    margins = majority_margins(ballots, m)
    winner = condorcet_winner(margins)
    if winner is not None:  # then the sure lottery is the only maximal one
        return sure(winner)
    order = priority(ties, m)
    # margins . p <= 0 says that no alternative beats p on average.
    against = [[margins[y][x] for x in order] for y in order]
    weights = _first_optimal_strategy(against)
    return Lottery({x: weights[k] for k, x in enumerate(order)})


def _first_optimal_strategy(against: Sequence[Sequence[Exact]]) -> list[Exact]:
    """Return the lexicographically largest p >= 0 with sum 1 and against . p <= 0.

    The simplex method with Bland's rule, from p = 0, on the constraints sum p <= 1 and
    against . p <= 0. The objectives are the sum of p (it reaches 1: a symmetric
    zero-sum game has the value 0), then p_0, then p_1 ...: a column improves if its
    list of reduced costs is lexicographically positive. Such lists form an ordered
    field's positive cone as far as the method needs, so that it ends.
    """
    m = len(against)
    width = 2 * m + 2  # m weights, m + 1 slacks, right-hand side
    rows: list[list[Exact]] = []
    for k, coefficients in enumerate([*against, [1] * m]):
        slacks = [int(k == j) for j in range(m + 1)]
        rows.append([*coefficients, *slacks, int(k == m)])
    goals: list[list[Exact]] = [[int(j < m) for j in range(width)]]
    goals += [[int(j == k) for j in range(width)] for k in range(m)]
    basis = list(range(m, 2 * m + 1))
    while True:
        column = next((j for j in range(width - 1) if _improves(goals, j)), None)
        if column is None:
            break
        _, _, pivot = min(
            (Fraction(row[-1]) / row[column], basis[k], k)
            for k, row in enumerate(rows)
            if row[column] > 0
        )
        scale = Fraction(rows[pivot][column])
        rows[pivot] = [x / scale for x in rows[pivot]]
        basis[pivot] = column
        for row in (*rows[:pivot], *rows[pivot + 1 :], *goals):
            factor = row[column]
            if factor:
                for j, x in enumerate(rows[pivot]):
                    row[j] -= factor * x
    weights: list[Exact] = [0] * m
    for k, variable in enumerate(basis):
        if variable < m:
            weights[variable] = rows[k][-1]
    return weights


def _improves(goals: Sequence[Sequence[Exact]], column: int) -> bool:
    for goal in goals:
        if goal[column]:
            return goal[column] > 0
    return False
