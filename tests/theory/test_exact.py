"""Exact numbers: what is read, what is refused, and that nothing is rounded."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError
from accord.theory.exact import exact, is_exact, simplest, text_of

READ = [
    ("3", 3),
    ("-3", -3),
    ("+3", 3),
    (" 3 ", 3),
    ("1/3", Fraction(1, 3)),
    ("-4/6", Fraction(-2, 3)),
    ("4/2", 2),
    ("0.1", Fraction(1, 10)),
    (".5", Fraction(1, 2)),
    ("2.", 2),
    ("1e-9", Fraction(1, 10**9)),
    ("1.5E2", 150),
    ("0", 0),
    ("-0", 0),
    (7, 7),
    (Fraction(6, 2), 3),
]
REFUSED = [
    0.1,
    1.0,
    True,
    False,
    None,
    "",
    " ",
    "x",
    "1/0",
    "1/-2",
    "1//2",
    "1/2/3",
    "1 2",
    "1,5",
    "--1",
    "1e9999",
    "1e",
    "inf",
    "nan",
    "0x10",
    "1_000",
    "1" * 1001,
    "½",
    b"1",
    [1],
    (1,),
    {"p": 1},
    1j,
    object(),
]


@pytest.mark.parametrize(("given", "value"), READ, ids=str)
def test_a_number_is_read_exactly(given, value):
    found = exact(given)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("given", REFUSED, ids=lambda x: repr(x)[:20])
def test_what_is_no_exact_number_is_refused_with_a_fix(given):
    with pytest.raises(ModelError) as caught:
        exact(given, "price")
    assert "expected an exact price" in caught.value.message
    assert caught.value.help


@pytest.mark.parametrize("given", [float("nan"), float("inf")], ids=str)
def test_a_float_that_is_no_number_is_refused_like_any_other(given):
    with pytest.raises(ModelError):
        exact(given)


def test_a_broken_repr_does_not_hide_the_error():
    class Broken:
        def __repr__(self):
            raise RuntimeError

    with pytest.raises(ModelError, match="an object of type Broken"):
        exact(Broken())


def test_sympys_rationals_are_read_without_sympy():
    class Rational:
        p, q = 6, 4

    assert exact(Rational()) == Fraction(3, 2)


@given(st.fractions())
def test_text_is_read_back(value):
    assert exact(text_of(value)) == value
    assert text_of(exact(text_of(value))) == text_of(simplest(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_a_decimal_in_text_is_that_decimal(value):
    assert exact(f"{value:f}") == Fraction(value)


@pytest.mark.parametrize(("value", "answer"), [(1, True), (True, False), (0.5, False)])
def test_what_is_exact(value, answer):
    assert is_exact(value) is answer
