"""Expressions: what they compute, and everything that they refuse."""

import contextlib
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.theory.errors import AccordError, ModelError
from accord.theory.formats.expressions import parse_expression

NAMES = {"type": 2, "paid": Fraction(1, 2), "outcome": "trade"}


def value(text: str) -> Any:
    return parse_expression(text, tuple(NAMES)).value(NAMES)


COMPUTED = [
    ("(0 if outcome == 'no_trade' else -type) - paid", Fraction(-5, 2)),
    ("type / 4", Fraction(1, 2)),
    ("type / 4 * 2", 1),
    ("2 ** 10 - -type + +1", 1027),
    ("max(type, 3 / 2, 1) - min(1, paid)", Fraction(3, 2)),
    ("0 < paid < type <= 2", True),
    ("outcome in ('trade', 'wait') and not type != 2", True),
    ("type not in (1, 2) or False", False),
    ("(type, outcome)", (2, "trade")),
    ("'ü' == 'ü' and outcome >= 'a' if False else 7", 7),
    ("  type  ", 2),
]


@pytest.mark.parametrize(("text", "result"), COMPUTED, ids=[c[0] for c in COMPUTED])
def test_computes(text: str, result: object) -> None:
    assert value(text) == result
    assert type(value(text)) is type(result)


REJECTED = [
    ("nothing", "", "expected an expression"),
    ("half an expression", "type +", "expected an expression"),
    ("a statement", "import os", "expected an expression"),
    ("an unknown name", "type + cost", "got `cost` at column 8"),
    ("a column counted in letters", "'ü' == x", "got `x` at column 8"),
    ("a decimal", "0.1 * type", "got the float `0.1` at column 1"),
    ("an imaginary number", "1j", "got the float `1j`"),
    ("an attribute", "type.real", "got `attribute` at column 1"),
    ("a call", "__import__('os')", "got another call at column 1"),
    ("a call of a method", "''.join(outcome)", "got another call"),
    ("a keyword", "max(1, key=type)", "got another call"),
    ("a star", "max(*(1, 2))", "got `starred`"),
    ("an empty call", "max()", "got another call"),
    ("an index", "outcome[0]", "got `subscript`"),
    ("a list", "[1]", "got `list`"),
    ("a dict", "{1: 2}", "got `dict`"),
    ("a comprehension", "[x for x in (1, 2)]", "got `listcomp`"),
    ("a lambda", "lambda: 1", "got `lambda`"),
    ("a walrus", "(x := 1)", "got `namedexpr`"),
    ("a formatted text", "f'{type}'", "got `joinedstr`"),
    ("bytes", "b'x'", "another constant"),
    ("None", "None", "another constant"),
    ("dots", "...", "another constant"),
    ("whole division", "type // 2", "got floordiv"),
    ("a remainder", "type % 2", "got mod"),
    ("bits", "type | 2", "got bitor"),
    ("an inversion", "~type", "got `~`"),
    ("identity", "type is 2", "got `is`"),
    ("a text plus one", "outcome + 1", "expected a number, got `trade`"),
    ("a text times three", "outcome * 3", "expected a number"),
    ("a truth value plus one", "True + 1", "expected a number, got `True`"),
    ("an order of texts", "outcome < 2", "expected numbers to compare, got `trade`"),
    (
        "a number as condition",
        "1 if type else 2",
        "expected a comparison, got the value",
    ),
    ("a text as condition", "not outcome", "expected a comparison"),
    ("a part of a text", "'a' in outcome", "expected a tuple after `in`"),
    ("division by zero", "1 / (type - 2)", "a divisor other than 0"),
    ("a large exponent", "type ** 65", "a constant exponent from 0 to 64"),
    ("a negative exponent", "type ** -1", "a constant exponent"),
    ("an unknown exponent", "2 ** type", "a constant exponent"),
    ("a tower", "(((9 ** 64) ** 64) ** 64) ** 64", "at most 1000 digits"),
    ("a long product", " * ".join(["9 ** 64"] * 30), "at most 1000 digits"),
    ("a long number", "9" * 1900, "at most 1000 digits"),
    ("a long text", "1" * 2001, "at most 2000 characters"),
    ("nesting", "-" * 60 + "1", "at most 50 levels"),
    ("deep nesting", "(" * 900 + "1" + ")" * 900, "expected an expression"),
    ("deeper nesting", "not " * 450 + "True", "at most 50 levels"),
    ("a zero byte", "1\x00", "expected an expression"),
]


@pytest.mark.parametrize(
    ("text", "message"), [r[1:] for r in REJECTED], ids=[r[0] for r in REJECTED]
)
def test_rejects(text: str, message: str) -> None:
    with pytest.raises(ModelError) as caught:
        value(text)
    assert message in caught.value.message


def test_what_is_worth_minus_paid() -> None:
    names = ("type", "paid")
    assert parse_expression("type * 2 - paid", names).quasilinear
    for text in ("type - paid * 2", "paid - paid", "type + paid", "(type - paid) / 1"):
        assert not parse_expression(text, names).quasilinear


@given(st.text("0123456789+-*/().,'<>=! abdefilnoptxy", max_size=30))
def test_only_our_errors_escape(text: str) -> None:
    with contextlib.suppress(AccordError):
        value(text)
