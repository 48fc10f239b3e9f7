"""Markets among traders with signals: how they play, and what a bluff earns."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.formats.data import from_data, to_data
from accord.theory.information_markets import Market
from accord.theory.logarithms import Infinite, ln
from accord.theory.markets import gains

F = Fraction
STATES = ("00", "01", "10", "11")


def bits(order=(0, 1, 0), **more):
    """Return the market on "x and y" of Alice, who sees x, and Bob, who sees y."""
    fields = {
        "prior": (F(1, 4),) * 4,
        "outcome": (1, 1, 1, 0),
        "liquidity": F(1, 2),
        "signals": (("0", "0", "1", "1"), ("0", "1", "0", "1")),
        **more,
    }
    return Market(
        ("Alice", "Bob"), STATES, outcomes=("yes", "no"), order=order, **fields
    )


def prices(moves):
    return [move.after[0] for move in moves]


def test_the_truth_is_told_move_by_move():
    m = bits()
    assert m.opening == (F(1, 4), F(3, 4))
    assert [prices(m.play(s)) for s in range(4)] == [
        [0, 0, 0],
        [0, 0, 0],
        [F(1, 2), 0, 0],
        [F(1, 2), 1, 1],
    ]


def test_a_bluff_is_believed_and_corrected():
    m = bits()
    assert [prices(m.play(s, 0, "1")) for s in range(2)] == [
        [F(1, 2), 0, 0],
        [F(1, 2), 1, 0],
    ]
    assert (m.expected(0, "0", "0"), m.expected(0, "0", "1")) == (F(1, 16), F(5, 16))
    assert (m.expected(0, "1", "1"), m.expected(0, "1", "0")) == (F(1, 16), F(1, 16))


def test_with_logarithms_the_bluff_gains_without_bound():
    m = bits(maker="logarithmic")
    assert m.expected(0, "0", "0") == ln(F(4, 3)) / 2
    assert m.expected(0, "0", "1") == Infinite(1)
    # bluffing the other way would lose and gain infinitely much
    assert m.expected(0, "1", "0") is None


def test_a_pretence_can_be_found_out():
    both = (("0", "0", "1", "1"), ("0", "0", "1", "1"))
    assert bits(signals=both).play(0, 0, "1") is None
    assert bits((0,), signals=both).play(0, 0, "1") == bits((0,), signals=both).play(0)


laws = st.lists(st.integers(1, 5), min_size=4, max_size=4).map(
    lambda row: tuple(F(k, sum(row)) for k in row)
)
orders = st.lists(st.integers(0, 1), min_size=1, max_size=4).map(tuple)
ends = st.lists(st.integers(0, 1), min_size=4, max_size=4).map(tuple)


@settings(max_examples=40)
@given(laws, orders, ends)
def test_what_the_traders_gain_is_what_the_score_gained_in_all(prior, order, outcome):
    m = bits(order, prior=prior, outcome=outcome)
    for s in range(4):
        for liar, told in ((None, ""), (0, "0"), (0, "1"), (1, "1")):
            moves = m.play(s, liar, told)
            if moves is None:
                continue
            assert all(a.after == b.before for a, b in itertools.pairwise(moves))
            total = sum(sum(m.gains(i, s, moves)) for i in (0, 1))
            ends_at = gains("quadratic", m.liquidity, m.opening, moves[-1].after)
            assert total == ends_at[m.outcome[s]]


@settings(max_examples=40)
@given(laws, ends, st.sampled_from(["0", "1"]))
def test_who_moves_once_cannot_bluff(prior, outcome, signal):
    m = bits((0, 1), prior=prior, outcome=outcome)
    for trader in (0, 1):
        others = {m.expected(trader, signal, told) for told in ("0", "1")}
        assert len(others) == 1


@settings(max_examples=40)
@given(laws, ends, st.sampled_from(["0", "1"]))
def test_the_truth_at_the_end_is_the_belief_of_who_ends(prior, outcome, signal):
    m = bits((0, 1, 0), prior=prior, outcome=outcome)
    truth = m.expected(0, signal, signal)
    assert truth >= 0, "moving to what one believes never loses on average"


# --- bad input ---------------------------------------------------------------------

GOOD = to_data(bits())
BAD = [
    ({"prior": {"00": "1/2", "01": "1/2", "10": 0, "11": 0}}, "probability above 0"),
    ({"prior": {"00": 1}}, "an entry of `01`"),
    ({"prior": dict.fromkeys(STATES, "1/3")}, "with the sum 1"),
    ({"outcome": {**GOOD["outcome"], "00": "maybe"}}, "got `maybe`"),
    ({"outcome": {"00": "no"}}, "an entry of `01`"),
    ({"signals": {"Alice": ["0"] * 4, "Bob": ["0"] * 3}}, "4 signals, one for each"),
    ({"signals": {"Alice": ["0"] * 4}}, "an entry of `Bob`"),
    ({"signals": {"Alice": [0] * 4, "Bob": ["0"] * 4}}, "expected a text"),
    ({"order": []}, "traders in the order of their moves"),
    ({"order": ["Cleo"]}, "got `Cleo`"),
    ({"maker": "linear"}, "one of quadratic, logarithmic"),
    ({"liquidity": 0}, "a liquidity above 0"),
    ({"liquidity": 0.5}, "float"),
    ({"opening": ["1/2", "1/3"]}, "with the sum 1"),
    ({"opening": ["3/2", "-1/2"]}, "with the sum 1"),
    ({"traders": ["Alice", "Alice"]}, "distinct names"),
    ({"payments": []}, "known keys, got `payments`"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[str(r[0])[:50] for r in BAD])
def test_bad_data_get_one_clear_error(change, message):
    with pytest.raises(ModelError, match=message):
        from_data({**GOOD, **change})


RECORDS = [
    ({"outcome": (1, 1, 1, 2)}, "an outcome in each state"),
    ({"outcome": (1, 1, 1)}, "an outcome in each state"),
    ({"signals": (("0",) * 4,)}, "a signal of each trader in each state"),
    ({"signals": (("0",) * 4, ("0",) * 3)}, "a signal of each trader in each state"),
    ({"order": (0, 2)}, "order of their moves"),
]


@pytest.mark.parametrize(("change", "message"), RECORDS)
def test_an_ill_formed_record_is_refused(change, message):
    with pytest.raises(ModelError, match=message):
        bits(**change)


def test_too_many_states_are_refused():
    with pytest.raises(ScopeError, match="300 states are more than the 256"):
        Market(("A",), tuple(map(str, range(300))), (), ("x",), (), (), (0,))


@pytest.mark.parametrize(
    "m",
    [
        bits(),
        bits((1, 0), maker="logarithmic", title="logs"),
        bits(opening=(F(1, 2), F(1, 2)), prior=(F(1, 2), F(1, 4), F(1, 8), F(1, 8))),
    ],
)
def test_data_read_back_are_the_same_market(m):
    assert from_data(json.loads(json.dumps(to_data(m), sort_keys=True))) == m


def test_a_uniform_prior_is_the_default():
    data = {k: v for k, v in GOOD.items() if k not in ("prior", "opening")}
    assert from_data(data) == bits()
