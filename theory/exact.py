"""Exact numbers: int and Fraction, read from text and written back.

A float is refused wherever a verdict depends on it, because 0.1 is not 1/10.
"""

import math
import re
from fractions import Fraction
from typing import Any, TypeGuard

from accord.theory.errors import ModelError

Exact = int | Fraction

# Decimal and fraction literals; a bound on the length keeps a stranger's file
# from building numbers with millions of digits.
_NUMBER = re.compile(r"[+-]?(\d+/0*[1-9]\d*|(\d*\.\d+|\d+\.?)([eE][+-]?\d{1,3})?)")
_MAX_DIGITS = 1000


def is_exact(value: object) -> TypeGuard[Exact]:
    """Return whether `value` is an int or a Fraction (a bool is neither)."""
    return isinstance(value, (int, Fraction)) and not isinstance(value, bool)


def simplest(value: Exact) -> Exact:
    """Return `value` as an int when it is one, so that 2/1 and 2 print alike."""
    if type(value) is int:  # the most by far, and sooner told than a Fraction
        return value
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value


def exact(value: Any, what: str = "number") -> Exact:
    """Return `value` as an int or Fraction; decimals in text are read exactly.

    >>> exact("3/7"), exact("0.1"), exact(2)
    (Fraction(3, 7), Fraction(1, 10), 2)
    >>> exact(0.1)
    Traceback (most recent call last):
    ...
    accord.theory.errors.ModelError: expected an exact number, got the float `0.1`
      help: write "1/10": a float is not the decimal that it prints
    """
    if isinstance(value, float):
        near = math.isfinite(value)
        guess = Fraction(value).limit_denominator(10**6) if near else "1/10"
        raise ModelError(
            f"expected an exact {what}, got the float `{value}`",
            f'write "{guess}": a float is not the decimal that it prints',
        )
    if is_exact(value):
        return simplest(value)
    if isinstance(value, str):
        text = value.strip()
        if len(text) <= _MAX_DIGITS and _NUMBER.fullmatch(text):
            return simplest(Fraction(text))
    numerator = getattr(value, "p", None)  # sympy's Rational, without importing it
    denominator = getattr(value, "q", None)
    if isinstance(numerator, int) and isinstance(denominator, int) and denominator:
        return simplest(Fraction(numerator, denominator))
    raise ModelError(
        f"expected an exact {what}, got {_shown(value)}",
        'write an integer, a fraction such as "1/3", or a decimal as text',
    )


def exact_or_form(value: Any, what: str = "number") -> Any:
    """Return a polynomial form as it is, anything else by `exact`.

    So are numbers of the kinds that calculate by themselves: sums of logarithms,
    algebraic numbers, infinities. (They are not imported here: few need them.)
    """
    own = hasattr(value, "terms") or hasattr(value, "calculates")
    return value if own else exact(value, what)


def _shown(value: object) -> str:
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - a broken repr must not hide the error
        text = f"an object of type {type(value).__name__}"
    return f"`{text[:60]}`"


def text_of(value: Exact) -> str:
    """Return `value` as text that `exact` reads back: `3`, `-1/2`."""
    return str(value)
