"""Groves mechanisms: worked outcomes, any h, and expected externalities."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.rules import auctions, groves
from accord.theory.settings import auction, public_project, trade

GRID = tuple(Fraction(i, 5) for i in range(6))


@given(
    st.lists(st.integers(0, 3), min_size=1, max_size=4).flatmap(
        lambda bids: st.tuples(st.just(bids), st.permutations(range(len(bids))))
    )
)
def test_the_pivot_payments_of_one_item_are_the_second_price(case):
    bids, ties = tuple(case[0]), tuple(case[1])
    assert groves.vcg(bids, ties=ties) == auctions.second_price(bids, ties=ties)


def test_an_item_that_nobody_wants_stays_unsold():
    assert groves.vcg((-1, -2)) == (None, (0, 0))


PROJECTS = [
    ("the first agent alone is pivotal", (2, -1, 0), 0, True, (1, 0, 0)),
    ("a sum of exactly zero builds", (1, -1, 0), 0, True, (1, 0, 0)),
    ("nobody is pivotal", (2, 2, 2), 0, True, (0, 0, 0)),
    ("stopping a project costs what it was worth to others", (1, -2), 0, False, (0, 1)),
    ("an equal share of the cost comes first", (3, 1), 4, True, (1, 0)),
    ("the values do not cover the cost", (2, 1), 4, False, (0, 0)),
]


@pytest.mark.parametrize(
    ("reports", "cost", "build", "payments"),
    [row[1:] for row in PROJECTS],
    ids=[row[0] for row in PROJECTS],
)
def test_pivotal_project(reports, cost, build, payments):
    assert groves.pivotal_project(reports, cost=cost) == (build, payments)


def test_pivotal_complements_win_as_a_bundle_and_pay_what_they_displace():
    reports = ((0, 0, 5), (3, 0, 3), (0, 1, 1))
    assert groves.vcg_combinatorial(reports) == ((0, 0), (4, 0, 0))


def test_pivotal_substitutes_are_split():
    reports = ((3, 3, 3), (2, 0, 2))
    owners, payments = groves.vcg_combinatorial(reports)
    assert owners == (1, 0)
    assert payments == (0, 0)


def best_lie(m):
    """Return the largest gain from a unilateral misreport."""
    return max(
        m.utility(i, t, m(t.with_report(i, lie))) - m.utility(i, t, m(t))
        for t in map(Profile, itertools.product(*m.domains))
        for i in m.agents
        for lie in m.domains[i]
    )


tables = st.lists(st.integers(-9, 9), min_size=4, max_size=4).map(
    lambda fees: {(k,): fee for k, fee in enumerate(fees)}
)


@settings(max_examples=30)
@given(st.tuples(tables, tables))
def test_groves_is_truthful_with_any_table_h(h):
    m = auction.mechanism(
        groves.groves, name="groves", params={"h": h}, agents=2, values="0..3"
    )
    assert best_lie(m) == 0


@pytest.mark.parametrize(
    "h",
    [
        "-3/2",
        "1,2,3",
        [{"0,0": 1, "0,1": 2, "1,0": "1/2", "1,1": 0}, 4, -1],
        lambda agent, others: agent * sum(others) ** 2,
    ],
    ids=["a number", "a number each", "a table as text", "a function"],
)
def test_groves_project_takes_h_as(h):
    m = public_project.mechanism(
        groves.groves_project, name="g", params={"h": h}, values="0..1", cost=2
    )
    assert best_lie(m) == 0


def test_the_clarke_pivot_is_groves_with_the_best_worth_to_the_others():
    def pivot(_agent, others):
        return max(0, sum(others))

    for reports in itertools.product(range(-2, 3), repeat=3):
        taxed = groves.groves_project(reports, h=pivot)
        assert taxed == groves.pivotal_project(reports)


def test_expected_externality_of_trade_on_the_6_by_6_grid():
    m = trade.mechanism(groves.expected_externality, name="e", values=GRID)
    # Of the buyer: minus the expected cost of the sellers below her value.
    buyer = {v: -sum(c for c in GRID if c < v) * Fraction(1, 6) for v in GRID}
    seller = {c: sum(v for v in GRID if v > c) * Fraction(1, 6) for c in GRID}
    for v, c in itertools.product(GRID, GRID):
        paid = seller[c] - buyer[v]
        assert m(Profile((v, c))) == (v > c, (paid, -paid))


def test_expected_externality_uses_the_marginals_of_the_prior():
    law = {(0, 0): "1/4", (0, 1): "1/4", (2, 0): "1/4", (2, 1): "1/4"}
    m = trade.mechanism(
        groves.expected_externality,
        name="e",
        values="0..2",
        costs="0..1",
        prior=Prior({Profile(p): w for p, w in law.items()}),
    )
    # Seller with cost 1: half a chance of the value 2. Buyer with value 2: half of 1.
    assert m(Profile((2, 1))).payments == (Fraction(3, 2), Fraction(-3, 2))
