"""Trade: worked outcomes, and McAfee's promises by brute force."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.profiles import Profile
from accord.theory.rules import trade as rules
from accord.theory.settings import double_auction, trade

half = Fraction(1, 2)
NO, YES = False, True

OUTCOMES = [
    ("posted: both accept", "bilateral_posted_price", {}, (3, 1), YES, (2, -2)),
    (
        "posted: both accept at the edge",
        "bilateral_posted_price",
        {},
        (2, 2),
        YES,
        (2, -2),
    ),
    ("posted: the buyer refuses", "bilateral_posted_price", {}, (1, 0), NO, (0, 0)),
    ("posted: the seller refuses", "bilateral_posted_price", {}, (4, 3), NO, (0, 0)),
    (
        "k: the middle by default",
        "k_double_auction",
        {},
        (4, 1),
        YES,
        (5 * half, -5 * half),
    ),
    ("k = 0: the ask", "k_double_auction", {"k": 0}, (4, 1), YES, (1, -1)),
    ("k = 1: the bid", "k_double_auction", {"k": 1}, (4, 1), YES, (4, -4)),
    ("k: a tie trades", "k_double_auction", {}, (2, 2), YES, (2, -2)),
    ("k: no overlap", "k_double_auction", {}, (1, 2), NO, (0, 0)),
    ("McAfee: no trade", "mcafee", {}, (1, 0, 2, 2), (NO,) * 4, (0,) * 4),
    (
        "McAfee: all efficient trades at the middle of the next pair",
        "mcafee",
        {},
        (4, 1, 0, 3),
        (YES, NO, YES, NO),
        (2, 0, -2, 0),
    ),
    (
        "McAfee: a price out of range costs the least trade",
        "mcafee",
        {},
        (4, 0, 3, 3),
        (NO, NO, NO, NO),
        (0, 0, 0, 0),
    ),
    (
        "McAfee: without a next pair the least trade is lost",
        "mcafee",
        {},
        (4, 3, 0, 1),
        (YES, NO, YES, NO),
        (3, 0, -1, 0),
    ),
    (
        "McAfee: one buyer, two sellers",
        "mcafee",
        {"buyers": 1},
        (4, 0, 1),
        (NO, NO, NO),
        (0, 0, 0),
    ),
]


@pytest.mark.parametrize(
    ("rule", "keywords", "reports", "decision", "payments"),
    [row[1:] for row in OUTCOMES],
    ids=[row[0] for row in OUTCOMES],
)
def test_outcome(rule, keywords, reports, decision, payments):
    assert getattr(rules, rule)(reports, **keywords) == (decision, payments)


@pytest.mark.parametrize("k", ["0", "1/3", "1/2", "1"])
def test_the_k_double_auction_is_truthful_on_one_side_at_most(k):
    m = trade.mechanism(rules.k_double_auction, name="k", params={"k": k})
    liars = set()
    for types in map(Profile, itertools.product(*m.domains)):
        for agent in m.agents:
            for lie in m.domains[agent]:
                other = m(types.with_report(agent, lie))
                if m.strictly_prefers(agent, types, other, m(types)):
                    liars.add(agent)
    assert liars == {"0": {1}, "1": {0}}.get(k, {0, 1})


@pytest.fixture(scope="module")
def market():
    return double_auction.mechanism(rules.mcafee, name="mcafee")


def everywhere(m):
    return [(p, m(p)) for p in map(Profile, itertools.product(*m.domains))]


def test_mcafee_is_truthful_on_0_to_4(market):
    for types, truth in everywhere(market):
        for agent in market.agents:
            for lie in market.domains[agent]:
                other = market(types.with_report(agent, lie))
                assert market.weakly_prefers(agent, types, truth, other)


def test_mcafee_has_no_deficit_and_nobody_loses(market):
    for types, outcome in everywhere(market):
        assert sum(outcome.payments) >= 0
        assert all(market.utility(i, types, outcome) >= 0 for i in market.agents)


def test_mcafee_loses_at_most_the_least_efficient_trade(market):
    losses = set()
    for types, outcome in everywhere(market):
        buying, selling = sorted(types[:2], reverse=True), sorted(types[2:])
        efficient = [b - s for b, s in zip(buying, selling, strict=True) if b >= s]
        got = sum(market.value(i, types, outcome.decision) for i in market.agents)
        loss = sum(efficient) - got
        assert 0 <= loss <= min(efficient, default=0)
        losses.add(loss)
    assert losses == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("sides", [(1, 1), (1, 3), (3, 1), (2, 3), (3, 2)])
def test_mcafee_keeps_its_promises_with_unequal_sides(sides):
    m = double_auction.mechanism(
        rules.mcafee, name="m", buyers=sides[0], sellers=sides[1], values="0..2"
    )
    for types, truth in everywhere(m):
        assert sum(truth.payments) >= 0
        for agent in m.agents:
            assert m.utility(agent, types, truth) >= 0
            for lie in m.domains[agent]:
                other = m(types.with_report(agent, lie))
                assert m.weakly_prefers(agent, types, truth, other)
