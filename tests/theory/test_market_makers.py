"""Market makers: states, prices, charges, and what they lose."""

import itertools
from fractions import Fraction

import pytest

from accord.counterexamples.asking import check
from accord.papers.hanson2003 import (
    bundle_costs,
    misses_its_bound_everywhere,
    pays_log_ratio,
)
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.logarithms import Infinite, ln
from accord.theory.market_makers import MarketMaker
from accord.theory.markets import gains, logarithmic_gains, quadratic_gains
from accord.theory.ranges import values_of

F = Fraction
LMSR = MarketMaker("logarithmic", 2, 3)


def test_shares_prices_and_charges_of_the_lmsr():
    # from e^(q/b) = (1, 1) to (3, 1): 3 ln 3 shares of the first for 3 ln 2
    assert LMSR.prices((3, 1)) == (F(3, 4), F(1, 4))
    assert LMSR.shares((1, 1), (3, 1)) == (3 * ln(3), 0)
    assert LMSR.charge((1, 1), (3, 1)) == 3 * ln(2)
    assert LMSR.payoff((1, 1), (3, 1)) == (3 * ln(F(3, 2)), -3 * ln(2))
    assert LMSR.lost((3, 1)) == LMSR.payoff((1, 1), (3, 1))


def test_a_mean_of_prices_charges_more_for_a_trade_in_two_pieces():
    mean = MarketMaker("average-price")
    whole = mean.charge((1, 1), (4, 1))
    split = mean.charge((1, 1), (2, 1)) + mean.charge((2, 1), (4, 1))
    # prices of the first 1/2, 2/3 and 4/5; shares ln 2 and ln 2
    assert whole == F(1, 2) * (F(1, 2) + F(4, 5)) * ln(4)
    assert split == F(1, 2) * (F(1, 2) + 2 * F(2, 3) + F(4, 5)) * ln(2)
    assert split != whole


@pytest.mark.parametrize("n", [2, 3, 4])
def test_the_quadratic_maker_loses_most_where_one_outcome_is_certain(n):
    m = MarketMaker("quadratic", n)
    ends = [tuple(int(j == k) for j in range(n)) for k in range(n)]
    assert max(max(m.lost(end)) for end in ends) == 1 - F(1, n)


def test_moves_from_and_to_zero():
    assert logarithmic_gains((0, 1), (0, 1)) == (0, 0)
    assert logarithmic_gains((0, 1), (1, 0)) == (Infinite(1), Infinite(-1))
    assert quadratic_gains((0, 1), (1, 0)) == (2, -2)
    with pytest.raises(ModelError, match="infinity less infinity"):
        sum(gains("logarithmic", 1, (0, 1), (1, 0)))


def test_a_round_trip_of_moves_gains_nothing():
    corners = [(F(1, 2), F(1, 2)), (F(1, 3), F(2, 3)), (F(5, 6), F(1, 6))]
    for score, (p, q) in itertools.product(
        ("quadratic", "logarithmic"), itertools.permutations(corners, 2)
    ):
        there, back = gains(score, 3, p, q), gains(score, 3, q, p)
        assert [a + b for a, b in zip(there, back, strict=True)] == [0, 0]


BAD = [
    ({"maker": "linear"}, "a maker, one of"),
    ({"outcomes": 0}, "a whole number of outcomes"),
    ({"outcomes": "2"}, "a whole number of outcomes"),
    ({"steps": 0}, "a whole number of steps"),
    ({"steps": "some"}, "a whole number of steps"),
    ({"steps": "all", "maker": "average-price"}, "a whole number of steps"),
    ({"liquidity": -1}, "a liquidity above 0"),
    ({"liquidity": 0.5}, "float"),
    ({"opening": "1/2,1/3"}, "opening prices above 0 with the sum 1"),
    ({"opening": "1,0"}, "opening prices above 0"),
    ({"opening": "1/3,1/3,1/3"}, "2 opening prices"),
    ({"opening": "half"}, "exact price"),
    ({"price": 1}, "known keys"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[str(r[0]) for r in BAD])
def test_bad_data_get_one_clear_error(change, message):
    with pytest.raises(ModelError, match=message):
        from_data({"kind": "market-maker", "maker": "logarithmic", **change})


def test_what_a_maker_cannot_be_asked():
    with pytest.raises(ModelError, match="stated by prices"):
        MarketMaker("quadratic").shares((1, 0), (0, 1))
    with pytest.raises(ModelError, match="depends on the way"):
        MarketMaker("average-price").lost((1, 1))
    with pytest.raises(ScopeError, match="more than the 2,000 states"):
        MarketMaker("logarithmic", 4, steps=7)


@pytest.mark.parametrize(
    "m",
    [
        LMSR,
        MarketMaker("quadratic", 3),
        MarketMaker("logarithmic", 2, F(1, 2), "1/4,3/4", 5, "mine"),
        MarketMaker("logarithmic", 3, steps=None),
    ],
)
def test_data_read_back_are_the_same_maker(m):
    assert from_data(to_data(m)) == m


# --- all states -----------------------------------------------------------------------

EVERY = MarketMaker("logarithmic", 2, F(1, 2), "1/4,3/4", None)


def test_unknown_states_have_the_numbers_of_known_ones():
    """What is said of unknown numbers is, at these, what is said of numbers."""
    known = MarketMaker("logarithmic", 2, F(1, 2), "1/4,3/4", 9)
    for state, then in (((1, 2), (3, 5)), ((7, 1), (1, 1))):
        assert EVERY.charge(state, then) == known.charge(state, then)
        assert EVERY.payoff(state, then) == known.payoff(state, then)
        assert EVERY.lost(state) == known.lost(state)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (bundle_costs, {"factor": 5}),
        (pays_log_ratio, {}),
        (misses_its_bound_everywhere, {}),
        ("path-independent", {}),
    ],
)
def test_what_holds_of_all_states_is_refused_of_a_faulty_maker(
    name, given, monkeypatch
):
    assert check(EVERY, name, given=given).status == "PROVED"

    def charge(m, before, after):
        return m.log(2 * after[0] + after[1]) - m.log(sum(before))

    def lost(m, state):
        return tuple(m.log(u) for u in state)

    monkeypatch.setattr(MarketMaker, "charge", charge)
    monkeypatch.setattr(MarketMaker, "lost", lost)
    with pytest.raises(ScopeError, match="cannot tell whether"):
        check(EVERY, name, given=given)


@pytest.mark.parametrize("name", ["pays-log-score", "price-is-marginal"])
def test_prices_of_unknown_states_are_not_told(name):
    verdict = check(EVERY, name)
    assert verdict.status == "UNKNOWN"
    assert "no polynomials" in verdict.reason


def test_a_state_is_a_row_of_positive_numbers():
    with pytest.raises(CertificateError, match="positive numbers"):
        values_of(EVERY, "state", {}).find_code([1, 0])
    assert values_of(EVERY, "state", {}).find_code([1, "1/2"]) == (1, F(1, 2))
