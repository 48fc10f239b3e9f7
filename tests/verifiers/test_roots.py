"""Roots of polynomials: counted, ordered and compared exactly."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.forms import Form, literal
from accord.verifiers.engines.roots import (
    between,
    common_divisor,
    form_of,
    poly_of,
    quotient,
    rational,
    roots_of,
    simplest_between,
    times,
    value_at,
)

X = Form.unknown("x")
fractions = st.fractions(min_value=-5, max_value=5, max_denominator=6)
polys = st.lists(st.integers(-6, 6), min_size=1, max_size=6).map(
    lambda c: poly_of(form_of(tuple(map(Fraction, c)), "x"))
)


def poly(form):
    return poly_of(Form({}) + form)


KNOWN = [
    pytest.param(X - 3, ["3"], id="a line"),
    pytest.param(X * X - 2, ["-1.4142", "1.4142"], id="the square root of 2"),
    pytest.param(X * X + 1, [], id="no real root"),
    pytest.param(X * X, ["0"], id="a double root"),
    pytest.param((X - 1) ** 3 * (X + 2), ["-2", "1"], id="a triple root"),
    pytest.param(X**3 - 2, ["1.2599"], id="the cube root of 2"),
    pytest.param(X**2 - X - 1, ["-0.6180", "1.6180"], id="the golden ratio"),
    pytest.param(2 * X - 3, ["1.5"], id="a fraction"),
    pytest.param(
        (X**2 - 2) * (X**2 - 3), ["-1.732", "-1.414", "1.414", "1.732"], id="nested"
    ),
    pytest.param(
        (X**2 - 2) * (2 * X - 3) * X, ["-1.414", "0", "1.414", "1.5"], id="mix"
    ),
]


@pytest.mark.parametrize(("form", "expected"), KNOWN)
def test_the_roots_of_known_polynomials(form, expected):
    found = roots_of([poly(form)])
    assert len(found) == len(expected)
    for root, number in zip(found, expected, strict=True):
        near = root
        for _ in range(30):
            near = near.narrowed()
        assert abs((near.low + near.high) / 2 - Fraction(number)) < Fraction(1, 1000)
        assert root.sign_of(poly(form)) == 0


def test_a_rational_root_is_known_as_such():
    assert [
        r.rational for r in roots_of([poly((2 * X - 1) * (X**2 - 2) * (X + 3))])
    ] == [
        -3,
        None,
        Fraction(1, 2),
        None,
    ]
    # One that bisection alone does not meet.
    assert roots_of([poly(7 * X - 3)])[0].rational == Fraction(3, 7)


@given(st.lists(fractions, min_size=1, max_size=5), st.lists(st.integers(1, 3)))
def test_all_roots_that_were_multiplied_in_are_found_in_order(numbers, powers):
    product = Form({(): 1})
    for number, power in zip(numbers, [*powers, 1, 1, 1, 1, 1], strict=False):
        product = product * (X - number) ** power
    found = roots_of([poly(product)])
    assert [root.rational for root in found] == sorted(set(numbers))


@given(polys, polys)
def test_roots_of_two_polynomials_are_those_of_either_and_each_once(a, b):
    found = roots_of([a, b])
    for root in found:
        zero = [p for p in (a, b) if p and root.sign_of(p) == 0]
        assert zero
        assert root.low <= root.high
    assert all(x.high < y.low or x.high == y.low for x, y in pairwise(found))
    singles = [len(roots_of([p])) for p in (a, b)]
    common = common_divisor(a, b) if a and b else ()
    shared = len(roots_of([common])) if a and b else 0
    assert len(found) == sum(singles) - shared


@given(polys, polys)
def test_the_sign_at_a_root_is_that_of_numbers_closer_and_closer(a, b):
    for root in roots_of([a]):
        sign = root.sign_of(b)
        near = root
        for _ in range(80):
            near = near.narrowed()
        values = [value_at(b, x) for x in (near.low, near.high)]
        if sign == 0:
            assert max(map(abs, values)) < Fraction(1, 10**9)
        else:
            assert all(value * sign > 0 for value in values)


@given(polys)
def test_signs_do_not_change_between_neighbouring_roots(p):
    cuts = roots_of([p])
    numbers = between(cuts)
    assert len(numbers) == 2 * len(cuts) + 1
    for k, number in enumerate(numbers):
        assert (k % 2 == 1) == (number.rational is None or number in cuts)
        if k % 2 == 0 and p:
            assert number.rational is not None
            assert number.sign_of(p) != 0
    for before, after in pairwise(numbers):
        assert before.high <= after.low or before.high <= after.high


@given(polys, fractions)
def test_a_literal_is_true_at_a_number_where_its_value_says_so(p, x):
    form, value = form_of(p, "x"), value_at(p, x)
    for sense, expected in ((">", value > 0), (">=", value >= 0), ("==", value == 0)):
        row = literal(form, sense)
        assert rational(x).satisfies(row) is expected
        assert rational(x).satisfies(row.negation()) is not expected


@given(polys, polys)
def test_products_and_quotients_undo_each_other(a, b):
    if a and b:
        assert quotient(times(a, b), b) == a
        assert common_divisor(times(a, b), b)[-1] == 1


@given(st.none() | fractions, st.none() | fractions)
def test_the_simplest_number_between_two_is_between_them(low, high):
    if low is not None and high is not None and low > high:
        low, high = high, low
    found = Fraction(simplest_between(low, high))
    if low is not None and low == high:
        assert found == low
        return
    assert low is None or low < found
    assert high is None or found < high
    smaller = (
        Fraction(n, d)
        for d in range(1, found.denominator)
        for n in range(-6 * d, 6 * d)
    )
    assert not any(
        (low is None or low < x) and (high is None or x < high) for x in smaller
    )
