"""Numbers that may be expressions in parameters, and what is known of these."""

from fractions import Fraction

import pytest

from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    simple,
    unknowns_of,
)
from accord.theory.errors import ModelError
from accord.theory.forms import Form, literal

A, B = Form.unknown("a"), Form.unknown("b")


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("1/2", None, Fraction(1, 2)),
        ("0.1", None, Fraction(1, 10)),
        ("0.1", (), Fraction(1, 10)),
        ("2*a - b", (), 2 * A - B),
        ("a - a + 3", (), 3),
        (7, ("a > b",), 7),
        (A, None, A),
    ],
)
def test_an_entry_is_a_number_or_where_it_may_be_an_expression(text, where, expected):
    found = read_entry(text, where, "payoff")
    assert type(found) is type(expected)
    assert str(found) == str(expected)


@pytest.mark.parametrize(
    ("entry", "where"),
    [("a", None), ("1 +", ()), ("a < b", ()), (0.5, ()), (None, ()), ("", ("a > 0",))],
)
def test_what_is_no_entry_is_refused(entry, where):
    with pytest.raises(ModelError):
        read_entry(entry, where, "payoff")


@pytest.mark.parametrize("where", [("a",), ("a > b", "a !="), ("a != b",), ("",)])
def test_constraints_that_cannot_be_read_are_refused(where):
    with pytest.raises(ModelError):
        check_where(where)


def test_constraints_that_can_be_read_are_not():
    for where in (None, (), ("a > b", "0 <= k <= 1")):
        check_where(where)


def test_parameters_are_those_of_the_numbers_and_of_the_constraints():
    numbers = (1, A * B, Fraction(1, 2))
    assert unknowns_of(numbers, ("c > 0",)) == {"a", "b", "c"}
    assert unknowns_of(numbers, ()) == {"a", "b"}
    assert unknowns_of((1, 2), ()) == set()
    assert unknowns_of(numbers, None) == set()  # no parameters are spoken of


def test_what_is_known_is_listed_once_and_the_constraints_first():
    positive = literal(A, ">")
    found = premises_of(("b >= 0", "a > 0"), [positive, literal(B, ">")])
    assert found == (literal(B, ">="), positive, literal(B, ">"))
    assert premises_of(None) == premises_of(()) == ()


def test_forms_are_evaluated_in_rows_at_any_depth():
    values = {"a": 2, "b": Fraction(1, 2)}
    assert evaluated(values, ((A, (B, 3)), "label", None)) == (
        (2, (Fraction(1, 2), 3)),
        "label",
        None,
    )
    assert evaluated(values, A * B) == 1


def test_a_form_without_unknowns_is_a_number():
    assert simple(A - A + 2) == 2
    assert simple(A) is A
    assert simple(3) == 3


def test_the_scope_in_words():
    assert all_real({"b", "a"}, ("a > b", "b > 0")) == "all real a, b with a > b, b > 0"
    assert all_real({"a"}, ()) == "all real a"
    assert all_real((), ()) == "all real numbers"
