"""Auctions: worked outcomes, and truth against lies on small grids."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.profiles import Profile
from accord.theory.rules import auctions
from accord.theory.settings import auction, multi_unit, position

half = Fraction(1, 2)

OUTCOMES = [
    (
        "first price: the winner pays her bid",
        "first_price",
        {},
        (3, 1, 2),
        0,
        (3, 0, 0),
    ),
    ("second price: the best other bid", "second_price", {}, (1, 5, 3), 1, (0, 3, 0)),
    ("second price: a tie goes to the lowest", "second_price", {}, (2, 2), 0, (2, 0)),
    ("second price: a single bidder pays nothing", "second_price", {}, (4,), 0, (0,)),
    ("ties as asked", "second_price", {"ties": (1, 0)}, (2, 2), 1, (0, 2)),
    ("third price: the third highest bid", "third_price", {}, (4, 3, 1), 0, (1, 0, 0)),
    ("third price: two bidders pay nothing", "third_price", {}, (1, 3), 1, (0, 0)),
    ("all pay: losers pay too", "all_pay", {}, (1, 4, 2), 1, (1, 4, 2)),
    ("reserve: nobody reaches it", "first_price_reserve", {}, (1, 1), None, (0, 0)),
    ("reserve: met exactly", "first_price_reserve", {}, (1, 2), 1, (0, 2)),
    ("reserve: it sets the price", "second_price_reserve", {}, (1, 4), 1, (0, 2)),
    ("reserve: a rival sets it", "second_price_reserve", {}, (3, 4), 1, (0, 3)),
    ("reserve: unsold", "second_price_reserve", {"reserve": 5}, (3, 4), None, (0, 0)),
    ("posted price: first come", "posted_price", {}, (1, 2, 4), 1, (0, 2, 0)),
    ("posted price: refused", "posted_price", {"price": 5}, (1, 2, 4), None, (0, 0, 0)),
    (
        "uniform: the best losing bid",
        "uniform_price",
        {},
        (5, 3, 1),
        (1, 1, 0),
        (1, 1, 0),
    ),
    ("uniform: all served pay nothing", "uniform_price", {}, (5, 3), (1, 1), (0, 0)),
    ("pay as bid", "pay_as_bid", {}, (5, 3, 1), (1, 1, 0), (5, 3, 0)),
    (
        "uniform with demand: her own bid may set the price",
        "uniform_price",
        {},
        ((5, 3), (4, 1)),
        (1, 1),
        (3, 3),
    ),
    (
        "Vickrey with demand: only the others' losing bids count",
        "vickrey_multi_unit",
        {},
        ((5, 3), (4, 1)),
        (1, 1),
        (1, 3),
    ),
    (
        "Vickrey with demand: two units displace two bids",
        "vickrey_multi_unit",
        {},
        ((5, 5), (4, 1)),
        (2, 0),
        (5, 0),
    ),
    (
        "slots: the next bid for every click",
        "generalised_second_price",
        {"rates": (200, 199)},
        (10, 4, 2),
        (0, 1),
        (800, 398, 0),
    ),
    (
        "slots: one stays empty",
        "generalised_second_price",
        {},
        (3,),
        (0, None),
        (0,),
    ),
]


@pytest.mark.parametrize(
    ("rule", "keywords", "bids", "decision", "payments"),
    [row[1:] for row in OUTCOMES],
    ids=[row[0] for row in OUTCOMES],
)
def test_outcome(rule, keywords, bids, decision, payments):
    assert getattr(auctions, rule)(bids, **keywords) == (decision, payments)


def gains(m):
    """Return every unilateral gain from a misreport."""
    found = []
    for types in map(Profile, itertools.product(*m.domains)):
        for i in m.agents:
            for lie in m.domains[i]:
                if lie != types[i]:
                    other = m.utility(i, types, m(types.with_report(i, lie)))
                    found.append(other - m.utility(i, types, m(types)))
    return found


def test_30_of_200_deviations_gain_in_the_first_price_auction():
    m = auction.mechanism(auctions.first_price, name="first-price", agents=2)
    found = gains(m)
    assert len(found) == 200
    assert sum(gain > 0 for gain in found) == 30


@pytest.mark.parametrize("ties", ["lowest-index", "highest-index", "1,2,0"])
@pytest.mark.parametrize("rule", [auctions.second_price, auctions.second_price_reserve])
def test_second_price_is_truthful_under_any_tie_break(rule, ties):
    m = auction.mechanism(rule, name="x", ties=ties, values="0..3")
    assert max(gains(m)) == 0


@pytest.mark.parametrize(
    ("rule", "demand", "truthful"),
    [
        (auctions.uniform_price, 1, True),
        (auctions.uniform_price, 2, False),
        (auctions.vickrey_multi_unit, 1, True),
        (auctions.vickrey_multi_unit, 2, True),
        (auctions.pay_as_bid, 1, False),
    ],
    ids=[
        "uniform price is truthful for one unit each",
        "uniform price is not for two",
        "Vickrey is for one",
        "Vickrey is for two",
        "paying as bid is not",
    ],
)
def test_units(rule, demand, truthful):
    m = multi_unit.mechanism(rule, name="x", agents=2 + (demand == 1), demand=demand)
    assert (max(gains(m)) == 0) == truthful


def test_shading_for_the_second_slot_pays_1592_instead_of_1200():
    m = position.mechanism(
        auctions.generalised_second_price,
        name="gsp",
        params={"rates": "200,199"},
        values=(10, 4, 3, 2),
    )
    types = Profile((10, 4, 2))
    assert m.utility(0, types, m(types)) == 1200
    assert m.utility(0, types, m(types.with_report(0, 3))) == 1592


@given(st.lists(st.integers(0, 3).map(lambda n: n * half), min_size=1, max_size=5))
def test_one_unit_at_the_uniform_price_is_the_second_price_auction(bids):
    winner, payments = auctions.second_price(tuple(bids))
    for rule in (auctions.uniform_price, auctions.vickrey_multi_unit):
        won, paid = rule(tuple(bids), units=1)
        assert won.index(1) == winner
        assert paid == payments
