"""Voting rules that return lotteries."""

import itertools
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.domains import weak_orders
from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery, sure, uniform
from accord.theory.preferences import sd_weakly_prefers
from accord.theory.profiles import Profile
from accord.theory.rules.voting_lotteries import (
    maximal_lotteries,
    random_ballot,
    random_dictatorship,
    random_serial_dictatorship,
)
from accord.theory.rules.voting_tallies import majority_margins
from accord.theory.settings import voting

CYCLE = {(0, 1, 2): 5, (1, 2, 0): 4, (2, 0, 1): 2}
ALL = (
    maximal_lotteries,
    random_ballot,
    random_dictatorship,
    random_serial_dictatorship,
)


def test_random_ballot_gives_each_her_share_of_first_places():
    for rule in (random_ballot, random_dictatorship):
        assert rule(CYCLE) == Lottery({0: "5/11", 1: "4/11", 2: "2/11"})
    tied = ((frozenset({0, 1}), frozenset({2})), (2, 1, 0))
    assert random_ballot(tied) == Lottery({0: "1/4", 1: "1/4", 2: "1/2"})


def test_the_maximal_lottery_of_a_cycle_weighs_each_by_the_others_margin():
    # Margins 3 (a over b), 7 (b over c), 1 (c over a).
    assert maximal_lotteries(CYCLE) == Lottery({0: "7/11", 1: "1/11", 2: "3/11"})


def test_of_several_maximal_lotteries_the_tie_priority_chooses():
    tie = ((0, 1, 2), (1, 0, 2))
    assert maximal_lotteries(tie) == sure(0)
    assert maximal_lotteries(tie, ties=(2, 1, 0)) == sure(1)


@pytest.mark.parametrize("rule", ALL[1:])
def test_without_voters_the_lottery_is_uniform(rule):
    assert rule((), alternatives=3) == uniform(range(3))


def test_without_voters_every_lottery_is_maximal():
    assert maximal_lotteries((), ties=(1, 2, 0), alternatives=3) == sure(1)


@pytest.mark.parametrize("rule", ALL)
def test_unanimity_is_certain(rule):
    assert rule({(2, 0, 1): 4}) == sure(2)
    assert rule(((0,),)) == sure(0)


@pytest.mark.parametrize("rule", ALL)
@pytest.mark.parametrize("ballot", [(0, 0), (0, 5), (frozenset({1}), 1)])
def test_ill_formed_ballots_are_refused(rule, ballot):
    with pytest.raises(ModelError, match="at most once"):
        rule((ballot,), alternatives=3)


WEAK = st.lists(st.sampled_from(weak_orders(4)), min_size=1, max_size=5)
COUNTS = st.dictionaries(
    st.permutations(range(4)).map(tuple), st.integers(1, 6), min_size=1, max_size=6
)


@given(COUNTS, st.permutations(range(4)).map(tuple))
def test_no_alternative_beats_a_maximal_lottery(ballots, ties):
    lottery = maximal_lotteries(ballots, ties=ties, alternatives=4)
    margins = majority_margins(ballots, 4)
    for y in range(4):
        assert sum(margins[y][x] * lottery[x] for x in range(4)) <= 0


@given(WEAK)
def test_the_chosen_maximal_lottery_gives_most_to_the_first(ballots):
    margins = majority_margins(ballots, 4)
    best = 0
    # A vertex of the maximal lotteries solves m tight equations: enumerate supports.
    for size in range(1, 5):
        for support in itertools.combinations(range(4), size):
            for tight in itertools.combinations(range(4), size - 1):
                law = solve(margins, support, tight)
                if law and all(
                    sum(margins[y][x] * p for x, p in law.items()) <= 0
                    for y in range(4)
                ):
                    best = max(best, law.get(0, 0))
    assert maximal_lotteries(ballots, alternatives=4)[0] == best


def solve(margins, support, tight):
    """The p > 0 on `support` with sum 1 and margins[y] . p = 0 for y in `tight`."""
    rows = [[Fraction(margins[y][x]) for x in support] + [0] for y in tight]
    rows.append([Fraction(1)] * len(support) + [1])
    for k in range(len(support)):
        pivot = next((r for r in range(k, len(rows)) if rows[r][k]), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for r, row in enumerate(rows):
            if r != k:
                rows[r] = [a - row[k] * b for a, b in zip(row, rows[k], strict=True)]
    law = {x: rows[k][-1] for k, x in enumerate(support)}
    return law if min(law.values()) > 0 else None


@given(WEAK)
def test_random_serial_dictatorship_is_the_mean_over_all_orders(ballots):
    sums = Counter()
    orders = list(itertools.permutations(ballots))
    for order in orders:
        remaining = frozenset(range(4))
        for ballot in order:
            remaining = next(c & remaining for c in ballot if c & remaining)
        for x in remaining:
            sums[x] += Fraction(1, len(remaining) * len(orders))
    expected = Lottery(sums)
    assert random_serial_dictatorship(tuple(ballots)) == expected
    assert random_serial_dictatorship(Counter(ballots)) == expected


STRATEGYPROOF = [
    ("random ballot, strict orders", random_ballot, "strict", True),
    ("random ballot, weak orders", random_ballot, "weak", True),
    ("serial dictatorship, weak", random_serial_dictatorship, "weak", True),
    ("maximal lotteries", maximal_lotteries, "strict", False),
]


@pytest.mark.parametrize(
    ("rule", "ballots", "expected"),
    [row[1:] for row in STRATEGYPROOF],
    ids=[row[0] for row in STRATEGYPROOF],
)
def test_whether_truth_dominates_every_lie(rule, ballots, expected):
    agents = 2 if ballots == "weak" else 3
    m = voting.mechanism(rule, name="rule", agents=agents, ballots=ballots)
    holds = all(
        sd_weakly_prefers(profile[0], m(profile), m(profile.with_report(0, lie)))
        for profile in map(Profile, itertools.product(*m.domains))
        for lie in m.domains[0]
    )
    assert holds is expected
