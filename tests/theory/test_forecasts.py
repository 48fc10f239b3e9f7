"""Forecasts of several experts: scores, gains and pools, and what is refused."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.forecasts import Forecasts, is_pool, updated
from accord.theory.formats.data import from_data, to_data
from accord.theory.logarithms import MINUS_INFINITY, ln

F = Fraction
BOTH, ENDS = ("Ann", "Bob"), ("yes", "no")
HALF = F(1, 2)


def two(p, q, **more):
    return Forecasts(BOTH, ENDS, ((p, 1 - p), (q, 1 - q)), **more)


def test_the_three_scores():
    rows = {
        "quadratic": (F(2, 3), F(-2, 3)),
        "half-quadratic": (F(5, 6), F(1, 6)),
    }
    third = (F(1, 2) + F(1, 6), F(1, 3))
    for score, (yes, no) in rows.items():
        found = two(HALF, HALF, score=score).scores(third)
        # by hand, S = 2 r_i - r.r with r.r = 5/9
        expected = (F(4, 3) - F(5, 9), F(2, 3) - F(5, 9))
        if score == "half-quadratic":
            expected = tuple((1 + s) / 2 for s in expected)
            assert expected == (1 - F(1, 9), 1 - F(4, 9))
        assert found == expected, (yes, no)
    assert two(HALF, HALF, score="logarithmic").scores((1, 0)) == (0, MINUS_INFINITY)


chances = st.integers(1, 9).map(lambda k: F(k, 10))


@given(chances, chances, st.integers(1, 5), st.integers(1, 5))
def test_the_pool_gains_the_weighted_squares_of_the_distances(p, q, w, v):
    f = two(p, q, weights=(w, v))
    share = F(w, w + v)
    assert f.weights == (share, 1 - share)
    assert f.gains(f.linear_pool) == (2 * share * (1 - share) * (p - q) ** 2,) * 2
    assert is_pool(f, f.linear_pool)


@given(chances, chances, chances, chances)
def test_a_geometric_pool_stays_one_after_the_same_news(p, q, a, b):
    # odds whose product is a square: p/(1-p) and that times (q/(1-q))^2
    odds, more = p / (1 - p), (q / (1 - q)) ** 2
    second = odds * more / (1 + odds * more)
    pool = odds * q / (1 - q)
    pooled = (pool / (1 + pool), 1 / (1 + pool))
    f = two(p, second, score="logarithmic")
    assert is_pool(f, pooled)
    gains = f.gains(pooled)
    assert gains[0] == gains[1] >= 0
    after = [updated(row, (a, b)) for row in f.forecasts]
    assert is_pool(
        Forecasts(BOTH, ENDS, tuple(after), score="logarithmic"),
        updated(pooled, (a, b)),
    )


def test_bayes_rule():
    assert updated((HALF, HALF), (F(1, 3), F(2, 3))) == (F(1, 3), F(2, 3))
    assert updated((0, 1), (1, HALF)) == (0, 1)
    with pytest.raises(ModelError, match="probability 0 was seen"):
        updated((0, 1), (1, 0))


def test_gains_of_logarithms():
    f = two(F(9, 10), HALF, score="logarithmic")
    assert f.gains((F(3, 4), F(1, 4))) == (ln(F(5, 4)) / 2,) * 2


# --- bad input ---------------------------------------------------------------------

GOOD = {
    "kind": "forecasts",
    "experts": ["Ann", "Bob"],
    "outcomes": ["yes", "no"],
    "forecasts": {"Ann": ["1/2", "1/2"], "Bob": [1, 0]},
}
ANN = {"Bob": [1, 0]}
BAD = [
    ({"forecasts": {**ANN, "Ann": ["1/2", "1/3"]}}, "`Ann` that sum to 1, got"),
    ({"forecasts": {**ANN, "Ann": ["3/2", "-1/2"]}}, "`Ann` that sum to 1, got"),
    ({"forecasts": {**ANN, "Ann": [1]}}, "2 probabilities, one for each outcome"),
    ({"forecasts": {**ANN, "Ann": [0.5, 0.5]}}, "float"),
    ({"forecasts": {**ANN, "Ann": ["p", "1 - p"]}}, "integer or a fraction"),
    ({"forecasts": ANN}, "an entry of `Ann`"),
    ({"forecasts": {**ANN, "Ann": [1, 0], "Cleo": [1, 0]}}, "got `Cleo`"),
    ({"weights": {"Ann": -1, "Bob": 2}}, "weights of at least 0"),
    ({"weights": {"Ann": 0, "Bob": 0}}, "weights of at least 0"),
    ({"weights": {"Ann": 1}}, "an entry of `Bob`"),
    ({"score": "cubic"}, "one of quadratic, half-quadratic, logarithmic"),
    ({"experts": []}, "distinct names"),
    ({"outcomes": ["yes", "yes"]}, "distinct names"),
    ({"forecast": {}}, "known keys, got `forecast`"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[str(r[0])[:50] for r in BAD])
def test_bad_data_get_one_clear_error(change, message):
    with pytest.raises(ModelError, match=message):
        from_data({**GOOD, **change})


OPEN = [
    ({"forecasts": (("p", "p"), (1, 0))}, "`Ann` that sum to 1"),
    ({"weights": ("a", "b")}, "a number above 0 as their sum"),
    ({"weights": (1,)}, "a weight of each of 2 experts, got 1"),
    ({"forecasts": ((1, 0),)}, "a forecast of each of 2 experts"),
    ({"where": ("p >",)}, "expected an expression"),
]


@pytest.mark.parametrize(("change", "message"), OPEN, ids=[str(r[0]) for r in OPEN])
def test_what_parameters_may_not_be(change, message):
    given = {"forecasts": (("p", "1 - p"), (1, 0)), "where": (), **change}
    with pytest.raises(ModelError, match=message):
        Forecasts(BOTH, ENDS, **given)


def test_a_forecast_of_another_size_has_no_score():
    with pytest.raises(ModelError, match="2 numbers, got 3"):
        two(HALF, HALF).scores((1, 0, 0))


# --- data and parameters -----------------------------------------------------------

WHOLE = [
    two(HALF, F(1, 3), title="two"),
    two(HALF, F(1, 3), weights=(2, 1), score="logarithmic"),
    Forecasts(BOTH, ENDS, (("p", "1 - p"), (1, 0)), ("a", "1 - a"), where=("p < 1",)),
    Forecasts(BOTH, ENDS, (("p", "1 - p"), (1, 0)), where=()),
]


@pytest.mark.parametrize("f", WHOLE)
def test_data_read_back_are_the_same_forecasts(f):
    assert from_data(json.loads(json.dumps(to_data(f), sort_keys=True))) == f


def test_parameters_take_values():
    at = WHOLE[2].at({"p": HALF, "a": F(1, 3)})
    assert at.linear_pool == (F(5, 6), F(1, 6))
    assert at.scope.startswith("forecasts at a = 1/3, p = 1/2")
    with pytest.raises(ModelError, match="does not hold"):
        WHOLE[2].at({"p": 1, "a": 0})
    with pytest.raises(ModelError, match="does not hold"):
        WHOLE[3].at({"p": 2})
