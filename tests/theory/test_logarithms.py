"""Exact logarithms: identities, order, enclosures, and what is refused."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.algebraic import square_root
from accord.theory.errors import ModelError, ScopeError
from accord.theory.logarithms import MINUS_INFINITY, Logs, ln, sign

positive = st.fractions(min_value=Fraction(1, 500), max_value=500, max_denominator=500)
small = st.fractions(min_value=-4, max_value=4, max_denominator=6)


@given(positive, positive)
def test_products_and_powers(x, y):
    assert ln(x * y) == ln(x) + ln(y)
    assert ln(x / y) == ln(x) - ln(y)
    assert ln(x**5) == 5 * ln(x)
    assert hash(ln(x * y)) == hash(ln(x) + ln(y)) or not isinstance(ln(x * y), Logs)


@given(positive, positive)
def test_order_is_that_of_the_numbers(x, y):
    assert (ln(x) < ln(y)) == (x < y)
    assert (ln(x) == ln(y)) == (x == y)
    assert (ln(x) >= ln(y)) == (x >= y)


@given(st.lists(st.tuples(small, positive), max_size=4))
def test_the_sign_is_that_of_an_integer_power(parts):
    """sum c ln(r) > 0 iff the product of r^(N c) is above 1, for N clearing the c."""
    total = sum((c * ln(r) for c, r in parts), Fraction(0))
    n = math.lcm(*(c.denominator for c, _ in parts))
    power = math.prod((r ** int(n * c) for c, r in parts), start=Fraction(1))
    assert sign(total) == (power > 1) - (power < 1)


@given(st.integers(2, 10**40), st.integers(1, 60))
def test_an_enclosure_holds_the_number_and_is_as_narrow_as_asked(n, digits):
    sympy = pytest.importorskip("sympy")
    width = Fraction(1, 10**digits)
    low, high = ln(n).enclosure(width)
    value = sympy.log(n).evalf(digits + 60)
    assert sympy.Rational(low) <= value <= sympy.Rational(high)
    assert high - low <= width


def test_a_constant_is_no_logarithm():
    assert ln(1) == 0
    assert ln(2) != Fraction(6931471805599453, 10**16)
    assert sign(ln(2) - Fraction(6931471805599453, 10**16)) == 1
    assert ln(2) + 1 - ln(2) == 1
    assert 1 - ln(2) == -(ln(2) - 1)


def test_close_numbers_are_told_apart():
    assert ln(10**200 + 1) > ln(10**200)
    assert ln(2**100) == 100 * ln(2)
    assert ln(2**100 + 1) > 100 * ln(2)


@given(st.lists(st.tuples(small, positive), min_size=1, max_size=4))
def test_terms_are_coprime_and_not_zero(parts):
    total = sum((c * ln(r) for c, r in parts), Fraction(0))
    if isinstance(total, Logs):
        numbers = [n for n, _ in total.terms]
        assert all(n > 1 for n in numbers)
        assert all(c != 0 for _, c in total.terms)
        assert all(
            math.gcd(m, n) == 1 for i, m in enumerate(numbers) for n in numbers[:i]
        )


def test_what_is_printed():
    assert str(Fraction(1, 2) * ln(3) - ln(2) + 1) == "1 - ln(2) + 1/2*ln(3)"
    assert str(-ln(2)) == "-ln(2)"


@pytest.mark.parametrize("x", [0, -1, Fraction(-1, 2), 0.5, "x"])
def test_what_has_no_logarithm_is_refused(x):
    with pytest.raises(ModelError):
        ln(x)


def test_a_huge_number_is_refused():
    with pytest.raises(ScopeError):
        ln(2**30_000)


@pytest.mark.parametrize("other", [0.5, "1", None, ln(3)])
def test_only_exact_numbers_multiply(other):
    with pytest.raises(TypeError):
        ln(2) * other


def test_a_float_is_not_compared():
    assert (ln(2) == 0.5) is False
    with pytest.raises(TypeError):
        assert ln(2) < 0.5


# --- infinities --------------------------------------------------------------------

MORE = -MINUS_INFINITY
AROUND = [0, Fraction(1, 2), -(10**40), ln(2), -ln(3), square_root(2)]


@pytest.mark.parametrize("x", AROUND, ids=str)
def test_every_number_is_between_the_infinities(x):
    assert MINUS_INFINITY < x < MORE
    assert MORE > x > MINUS_INFINITY
    assert x != MORE
    assert x + MORE == MORE + x == MORE == MORE - x
    assert x - MORE == MINUS_INFINITY


def test_infinities_count_with_their_sign():
    assert MORE * Fraction(1, 2) == 3 * MORE == MORE == -1 * MINUS_INFINITY
    assert 0 * MORE == 0
    assert MORE + MORE == MORE
    assert MORE >= -MINUS_INFINITY
    assert (str(MORE), str(MINUS_INFINITY)) == ("infinity", "-infinity")
    with pytest.raises(ModelError, match="infinity less infinity"):
        MORE - MORE
    with pytest.raises(TypeError):
        MORE * ln(2)
