"""How many rules come near the best one: the claims, and other ways of counting."""

import itertools
from collections import Counter, defaultdict
from fractions import Fraction

import pytest
from paper_claims import assert_as_expected

from accord.counterexamples.asking import check
from accord.papers.ngo2025 import candidates
from accord.papers.ngo2025.adoption import (
    CAKE,
    COMPROMISE,
    LINE,
    ORDERS,
    adopting,
    by_lot,
    truthful_rules,
)
from accord.papers.ngo2025.candidates import (
    all_candidates,
    points_of,
    strategyproof_candidates,
    strategyproof_rules,
    strategyproof_worths,
    vectors_of,
)

F = Fraction
LONG = {"adopted-of-all-truthful", "candidates-cake", "candidates-line"}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(c.id, marks=pytest.mark.slow if c.id in LONG else ())
        for c in candidates.CLAIMS
    ],
)
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(f"ngo2025.{name}")


@pytest.mark.parametrize("domain", [ORDERS, COMPROMISE])
def test_the_rules_are_those_of_the_other_search(domain):
    m = by_lot(domain)
    vectors = vectors_of(m)
    columns = (
        [[domain.outcomes.index(x) for x in vectors[k]] for k in rule]
        for rule in strategyproof_rules(m, vectors)
    )
    found = [tuple(zip(*each, strict=True)) for each in columns]
    assert len(found) == len(set(found))
    assert set(found) == set(truthful_rules(domain))


def test_rules_of_three_by_a_plain_loop():
    """A rule of the line of which 2 of 4 types can occur, so that all can be tried."""
    m = by_lot(LINE)
    few = type(LINE)(LINE.outcomes, tuple(own[1:3] for own in LINE.utilities))
    profiles = list(itertools.product((0, 1), repeat=3))

    def truthful(rule):
        return all(
            few.utilities[i][p[i]][rule[p]]
            >= few.utilities[i][p[i]][rule[*p[:i], 1 - p[i], *p[i + 1 :]]]
            for p in profiles
            for i in range(3)
        )

    tables = itertools.product(range(3), repeat=8)
    rules = (dict(zip(profiles, table, strict=True)) for table in tables)
    small = by_lot(few)
    assert sum(map(truthful, rules)) == sum(
        1 for _ in strategyproof_rules(small, vectors_of(small))
    )
    assert sum(1 for _ in strategyproof_rules(m, vectors_of(m))) == 186


def test_rules_for_the_cake_by_rows():
    """Bob's answers to each report of Ann's, three of them, fitted together."""
    worth = [[[int(4 * x) for x in row] for row in own] for own in CAKE.utilities]
    answers = [
        [
            row
            for row in itertools.product(range(16), repeat=3)
            if all(own[t][row[t]] >= own[t][x] for t in range(3) for x in row)
        ]
        for own in worth
    ]
    third = defaultdict(set)
    for x, y, z in answers[0]:
        third[x, y].add(z)
    both = [
        [[a + b for a, b in zip(s, t, strict=True)] for t in worth[1]] for s in worth[0]
    ]

    def total(row, s):
        return sum(both[s][t][x] for t, x in enumerate(row))

    ends = defaultdict(list)
    for row in answers[1]:
        ends[row[0]].append(row)
    sums = Counter()
    for top, middle in itertools.product(answers[1], repeat=2):
        left = [third.get(pair, ()) for pair in zip(top, middle, strict=True)]
        if all(left):
            start = total(top, 0) + total(middle, 1)
            for x in left[0]:
                for row in ends[x]:
                    if row[1] in left[1] and row[2] in left[2]:
                        sums[start + total(row, 2)] += 1
    near = [
        sum(n for k, n in sums.items() if 100 * k >= (100 - within) * 48)
        for within in (10, 5, 1)
    ]
    assert [sum(sums.values()), *near] == [284_682, 104_824, 25_420, 1_584]


def test_all_rules_by_a_plain_loop():
    cells = list(itertools.product(range(3), repeat=2))
    columns = [
        [ORDERS.utilities[0][s][x] + ORDERS.utilities[1][t][x] for x in range(3)]
        for s, t in cells
    ]
    sums = [sum(row) for row in itertools.product(*columns)]
    near = [sum(100 * x >= (100 - within) * 15 for x in sums) for within in (10, 5, 1)]
    assert [len(sums), *near] == [19_683, 99, 7, 1]


def test_what_rules_bring_is_what_they_are_listed_to_bring():
    points = points_of(ORDERS)
    assert set(points) == set(adopting(ORDERS, "33 rules").outcomes)
    m = by_lot(ORDERS)
    for some, word in ((points, "PROVED"), (points[1:], "REFUTED")):
        given = {"points": some}
        assert check(m, strategyproof_worths, given=given).status == word
    more = {"points": (*points, (1, 1))}
    assert check(m, strategyproof_worths, given=more).status == "REFUTED"


@pytest.mark.parametrize("asks", [all_candidates, strategyproof_candidates])
@pytest.mark.parametrize("place", range(4))
def test_another_count_is_refuted(asks, place):
    counts = [19_683, 99, 7, 1] if asks is all_candidates else [33, 18, 7, 1]
    given = {"best": F(5, 3), "counts": tuple(counts)}
    assert check(by_lot(ORDERS), asks, given=given).status == "PROVED"
    counts[place] += 1
    given = {"best": F(5, 3), "counts": tuple(counts)}
    assert check(by_lot(ORDERS), asks, given=given).status == "REFUTED"
