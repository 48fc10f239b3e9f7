"""Sums of logarithms of unknown numbers: equalities that hold, and nothing else."""

import itertools
from fractions import Fraction

import pytest

from accord.theory.errors import ScopeError
from accord.theory.forms import Form
from accord.theory.log_forms import LogForms, log_form
from accord.theory.logarithms import MINUS_INFINITY, ln

A, B = Form.unknown("a"), Form.unknown("b")
NOTHING = LogForms({})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (log_form(A, B) + log_form(1 - A, B), log_form(1, B)),
        (log_form(A * B, A) - log_form(B * A, A), NOTHING),
        (log_form(0, A), NOTHING),
        (log_form(A - A, B), 0),
        (log_form(A, 1), 0),
        (log_form(A, 4), log_form(2 * A, 2)),
        (log_form(1, 2), ln(2)),
        (log_form(1, A) + 3, 3 + log_form(1, A)),
        (3 - log_form(1, A), -(log_form(1, A) - 3)),
        (ln(2) - log_form(1, A), -log_form(1, A) + ln(2)),
        (log_form(1, 3 * A + 3 * B), ln(3) + log_form(1, A + B)),
        (log_form(B, A / Fraction(2)), log_form(B, A) - log_form(B, 2)),
        (log_form(1, Fraction(2, 3) * A + 4 * B), ln(2) + log_form(1, A / 3 + 2 * B)),
        (log_form(2, -6 * A), log_form(2, 6) + log_form(2, -A)),
        (log_form(1, (A + B) * (A - B)), log_form(1, A * A - B * B)),
    ],
)
def test_sums_with_the_same_polynomials_are_equal(left, right):
    assert left == right
    assert right == left


OTHERS = [
    log_form(1, A),
    log_form(2, A),
    log_form(A, A),
    log_form(1, B),
    log_form(1, A) + 1,
    log_form(1, A) + ln(2),
    log_form(1, A * A),
]


@pytest.mark.parametrize(("left", "right"), list(itertools.combinations(OTHERS, 2)))
def test_nothing_is_told_of_others(left, right):
    with pytest.raises(ScopeError, match="cannot tell whether"):
        assert left == right


@pytest.mark.parametrize("sign", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_no_order_is_told(sign):
    with pytest.raises(ScopeError, match="cannot compare"):
        getattr(log_form(1, A), sign)(0)


def test_an_order_with_a_number_first_is_refused_too():
    with pytest.raises(ScopeError, match="cannot compare"):
        assert ln(2) < log_form(1, A)


@pytest.mark.parametrize("number", [0, -1, Fraction(-1, 2)])
def test_infinite_terms_are_refused(number):
    with pytest.raises(ScopeError, match="infinite"):
        log_form(A, number)
    assert log_form(0, number) == 0


def test_infinity_is_refused():
    with pytest.raises(ScopeError, match="expected finite logarithms"):
        log_form(A, B) + MINUS_INFINITY


def test_it_shows_itself():
    assert str(log_form(A, B) - log_form(A, 2)) == "(a)*ln(b) + (-a)*ln(2)"
    assert str(NOTHING) == "0"
