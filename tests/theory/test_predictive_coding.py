"""Chains of predictive coding: closed forms, elimination, and what is refused."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.papers.bogacz2017 import CHAIN, SQUARE, TWO_SOURCES
from accord.theory.errors import ModelError, ScopeError
from accord.theory.predictive_coding import (
    PredictiveChain,
    energy,
    mode,
    real_roots,
    settled,
    slope,
)

NUMBERS = st.fractions(-5, 5, max_denominator=6)
PRECISIONS = st.fractions("1/6", 5, max_denominator=6)


def test_the_chain_of_the_essay():
    assert CHAIN.levels == (Fraction(30, 11), Fraction(12, 11))
    assert energy(CHAIN, CHAIN.levels) == Fraction(6 * 36, 11)


@settings(max_examples=60)
@given(PRECISIONS, PRECISIONS, NUMBERS, NUMBERS)
def test_two_sources_have_the_weighted_mean(p0, p1, u, m):
    assert settled((p0, p1), u, m) == ((p1 * m + p0 * u) / (p0 + p1),)


@settings(max_examples=60)
@given(PRECISIONS, PRECISIONS, PRECISIONS, NUMBERS, NUMBERS)
def test_two_levels_have_the_closed_form(p0, p1, p2, u, m):
    whole = p0 * p1 + p0 * p2 + p1 * p2
    first = (m * p1 * p2 + u * p0 * (p1 + p2)) / whole
    second = (m * p2 * (p0 + p1) + u * p0 * p1) / whole
    assert settled((p0, p1, p2), u, m) == (first, second)


@settings(max_examples=30)
@given(st.lists(PRECISIONS, min_size=2, max_size=9), NUMBERS, NUMBERS)
def test_a_chain_is_solved_as_by_resistances(precisions, u, m):
    """A second route: errors are 1/p of one current, as in resistors in a row."""
    current = (u - m) / sum(1 / p for p in precisions)
    drops = itertools.accumulate(current / p for p in precisions[:-1])
    assert settled(precisions, u, m) == tuple(u - drop for drop in drops)


def test_a_long_chain_is_solved_at_once():
    levels = PredictiveChain((1,) * 1001, 1001, 0).levels
    assert levels == tuple(range(1000, 0, -1))


@settings(max_examples=30)
@given(
    st.lists(PRECISIONS, min_size=3, max_size=3),
    st.lists(NUMBERS, min_size=2, max_size=2),
)
def test_the_energy_grows_by_squares(precisions, steps):
    chain = PredictiveChain(tuple(precisions), 2, -1)
    moved = [a + d for a, d in zip(chain.levels, steps, strict=True)]
    growth = energy(chain, moved) - energy(chain, chain.levels)
    ends = (0, *steps, 0)
    squares = ((x - y) ** 2 for x, y in itertools.pairwise(ends))
    assert growth == sum(p * q for p, q in zip(precisions, squares, strict=True))


def test_the_mode_of_the_tutorial():
    assert slope(SQUARE) == (3, 3, 0, -2)
    root = mode(SQUARE)
    assert 3 + 3 * root - 2 * root * root * root == 0
    low, high = root.enclosure(Fraction(1, 10**9))
    assert Fraction("1.567468") < low < high < Fraction("1.567469")
    assert real_roots(slope(SQUARE))[0] == 1
    assert SQUARE.levels == ()


def test_two_modes_are_told():
    """With a prior between the two square roots of the datum there are three."""
    chain = PredictiveChain((1, 1), 4, 0, function=(0, 0, 1))
    assert real_roots(slope(chain))[0] == 3
    with pytest.raises(ScopeError, match="expected one stationary level, got 3"):
        mode(chain)


def test_a_rational_mode_is_found_through_its_factor():
    chain = PredictiveChain((1, 1), 8, 2, function=(0, 0, 0, 1))
    assert mode(chain) == 2


def test_parameters():
    assert TWO_SOURCES.unknowns == {"m", "p0", "p1", "u", "x"}
    assert len(TWO_SOURCES.premises) == 3
    values = {"p0": 1, "p1": 3, "u": 4, "m": 0, "x": 1}
    at = TWO_SOURCES.at(values)
    assert at.levels == settled((1, 3), 4, 0) == (1,)
    assert "all real" in TWO_SOURCES.scope
    with pytest.raises(ModelError, match="does not hold"):
        TWO_SOURCES.at({**values, "x": 2})
    with pytest.raises(ModelError, match="does not hold"):
        TWO_SOURCES.at({**values, "p0": -3, "u": 0})


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (((1,), 0, 0), "expected at least 2 precisions"),
        (((), 0, 0), "expected at least 2 precisions"),
        (((1, 0), 0, 0), "expected positive precisions, got (1, 0)"),
        (((1, -1), 0, 0), "expected positive precisions"),
        (((1, 0.5), 0, 0), "expected an exact precision"),
        (((1, 1), "u", 0), "expected an exact datum"),
        (((1, 1), 0, 0.1), "expected an exact mean"),
        (((1, 1), 0, 0, (1, 2)), "expected 1 level, one less than precisions, got 2"),
        (((1, 1, 1), 0, 0, (1,)), "expected 2 levels"),
        (((1, 1), 0, 0, (), (1,)), "a function of degree 1 to 10"),
        (((1, 1), 0, 0, (), (1, 0)), "a function of degree 1 to 10"),
        (((1, 1), 0, 0, (), (0,) * 11 + (1,)), "a function of degree 1 to 10"),
        (((1, 1), 0, 0, (), (0, 0.5)), "expected an exact coefficient"),
    ],
)
def test_what_is_no_chain_is_one_error(arguments, says):
    with pytest.raises(ModelError) as error:
        PredictiveChain(*arguments)
    assert says in str(error.value)


def test_a_function_takes_a_single_level():
    with pytest.raises(ScopeError, match="one level alone"):
        PredictiveChain((1, 1, 1), 0, 0, function=(0, 0, 1))
    with pytest.raises(ScopeError, match="a single level and numbers"):
        slope(CHAIN)
    with pytest.raises(ModelError, match="states no levels"):
        SQUARE.stated_levels()
