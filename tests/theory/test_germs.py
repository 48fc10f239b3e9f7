"""Germs: what is said of them is what is said of numbers for small e."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import ratio
from accord.theory.errors import CertificateError
from accord.theory.germs import Germ, limit, near, run_straight, straight

E = straight(0, 1)
SMALL = st.integers(-4, 4)
ROWS = st.lists(SMALL, min_size=1, max_size=4)


def germ(row):
    total = 0
    for c in reversed(row):
        total = total * E + c
    return total


def at(row, e):
    return sum(c * e**k for k, c in enumerate(row))


@given(ROWS, ROWS)
def test_sums_products_and_order_are_those_of_the_values_at_small_e(first, second):
    # Below 1/100 the lowest coefficient of small integers decides.
    x, y = germ(first), germ(second)
    for e in (Fraction(1, 100), Fraction(1, 1000)):
        a, b = at(first, e), at(second, e)
        for value, expected in ((x + y, a + b), (x * y, a * b), (x - y, a - b)):
            row = value.coefficients if isinstance(value, Germ) else (value,)
            assert at(row, e) == expected
        assert (x < y) == (a < b)
        assert (x <= y) == (a <= b)
        assert (x == y) == (a == b)
        assert (x > 0) == (a > 0)
        assert (2 - x) == -(x - 2)
    assert limit(x) == first[0]


def test_equal_germs_are_one_key_and_a_constant_is_a_number():
    assert len({E + 1, 1 + E, E}) == 2
    assert E - E == 0
    assert isinstance(E - E + 1, int)
    assert E != 0
    assert ratio(E, 2) == E * Fraction(1, 2)
    with pytest.raises(CertificateError, match="division"):
        ratio(1, E)


def test_rows_and_proofs_run_straight():
    first = {"lottery": ((0, 1),), "solution": (0, 1)}
    last = {"lottery": ((0, 1),), "solution": (0, 3)}
    found = run_straight(first, last)
    assert found == {"lottery": ((0, 1),), "solution": (0, 1 + 2 * E)}
    for wrong in ({"lottery": ((0, 1),)}, (0, 1), {**last, "solution": (0,)}):
        with pytest.raises(CertificateError):
            run_straight(first, wrong)
    for wrong in ("a", None):
        with pytest.raises(CertificateError):
            run_straight(1, wrong)


def test_a_problem_near_another_has_its_outcomes_on_the_way():
    problem = BargainingProblem(("a", "b"), ((0, 1), (1, 0)), (0, 0), True)
    found = near(problem, ((0, 1), (2, 0)))
    assert found.outcomes == ((0, 1), (1 + E, 0))
    assert (found.comprehensive, found.lotteries) == (True, True)
    with pytest.raises(CertificateError):
        near(problem, ((0, 1),))
