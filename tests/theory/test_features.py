"""Expressible features: continuous expressions in prices."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import ModelError, ScopeError
from accord.theory.features import Feature, number, parse_feature

HALF = Fraction(1, 2)


def at(text, days=0, **worth):
    return parse_feature(text, tuple(worth), days=days).value(
        lambda name, day: worth[name] if day is None else worth[name] * 10 + day
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("0.1", Fraction(1, 10)),
        ("1 - 3*p", -HALF),
        ("-p + +p", 0),
        ("p**2 - p**0", Fraction(-3, 4)),
        ("(p + q)/2", Fraction(3, 8)),
        ("max(p, q)", HALF),
        ("min(p, q, 1/8)", Fraction(1, 8)),
        ("max(p)", HALF),
        ("1/max(1, 4*p)", HALF),
        ("q/max(2, 8*p)", Fraction(1, 16)),
        ("1/max(-1, 8*q, 1)", HALF),
        ("1/max(q - 1, 1/3)", 3),
    ],
)
def test_an_expression_is_worth_what_it_says(text, value):
    assert at(text, p=HALF, q=Fraction(1, 4)) == value


def test_a_price_of_another_day_is_named_by_the_day():
    assert at("p[2] - p", days=2, p=HALF) == 5 + 2 - HALF


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1/p", "a divisor that is at least a number above 0"),
        ("1/max(p, q)", "at least a number above 0"),
        ("1/max(0, p)", "at least a number above 0"),
        ("1/max(-1, p)", "at least a number above 0"),
        ("1/min(1, p)", "at least a number above 0"),
        ("1/(1 - 1)", "a divisor other than 0"),
        ("p if p > q else q", "a continuous expression"),
        ("p > q", "a continuous expression"),
        ("p // 2", "a continuous expression"),
        ("abs(p)", "a continuous expression"),
        ("max(p, key=q)", "a continuous expression"),
        ("p.real", "a continuous expression"),
        ("p**q", "a whole power"),
        ("p**-1", "a whole power"),
        ("p**13", "a whole power"),
        ("r", "one of the names `p`, `q`"),
        ("p[1]", "no day"),
        ("'p'", "a number"),
        ("True", "a number"),
        ("p +", "an expression"),
        ("", "an expression"),
        ("p" + " + p" * 1000, "characters"),
        ("-" * 1000 + "p", "100 levels"),
        ("p" + "+ p" * 200, "100 levels"),
        ("(" * 500 + "p" + ")" * 500, "an expression"),
        ("((p**12)**12)**12", "2000 parts"),
        ("(((((((p**12)**12)**12)**12)**12)**12)**12)", "2000 parts"),
    ],
)
def test_what_is_not_continuous_is_refused(text, says):
    with pytest.raises(ModelError, match=says):
        parse_feature(text, ("p", "q"))


@pytest.mark.parametrize("text", ["p[0]", "p[3]", "p[q]", "p[-1]", "r[1]"])
def test_a_day_that_is_not_there_is_refused(text):
    with pytest.raises(ModelError, match="expected"):
        parse_feature(text, ("p", "q"), days=2)


def test_a_safe_reciprocal_is_at_most_1():
    for x, value in ((Fraction(1, 2), 1), (-3, 1), (4, Fraction(1, 4))):
        assert Feature("inverse", (number(x),)).value(lambda *_: 0) == value


def test_too_many_pieces_are_refused():
    text = "+".join(["max(p, q)"] * 7)
    with pytest.raises(ScopeError, match="64 pieces"):
        parse_feature(text, ("p", "q")).pieces(lambda *_: 0)


PIECEWISE = [
    "max(p, q) - 1/2",
    "min(p, 1 - q)*max(p, 1/3)",
    "1/max(1, 3*p + q) - p",
    "max(p - q, 1/max(1, 4*q*p))",
]


@given(
    st.sampled_from(PIECEWISE),
    st.fractions(0, 1, max_denominator=12),
    st.fractions(0, 1, max_denominator=12),
)
def test_the_value_is_that_of_a_piece(text, p, q):
    def price(name, _):
        return {"p": p, "q": q}[name]

    tree = parse_feature(text, ("p", "q"))
    value = tree.value(price)
    assert any(d and n == value * d for n, d in tree.pieces(price))
