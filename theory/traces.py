"""Traces: what happens when an object is run, round by round, to be read or drawn.

An object can be run if it has `rounds`, a method `lasting(rounds)` that returns it with
another number of these, and a method `trace(only)` that returns a Trace.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

_LONGEST = 12  # characters of a number; a longer one is cut off as a decimal
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Trace:
    """A run as a table of exact numbers and words.

    headers   what the columns are; the first one numbers the rounds
    rows      its cells, for each round or for those that were asked for
    totals    what the whole run came to, each by name one number or word
    drawn     the columns that a picture shows, by their headers
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    totals: Mapping[str, Any] = field(default_factory=dict)
    drawn: tuple[str, ...] = ()


def show_cell(value: Any) -> str:
    """Return a number or a word as short text; what is cut off is marked by dots.

    >>> show_cell(Fraction(86021, 22176)), show_cell(Fraction(10**20, 3 * 10**19 + 1))
    ('86021/22176', '3.333333...')
    """
    shown = str(value) if not isinstance(value, Fraction) else ""
    if isinstance(value, Fraction):
        size = value.numerator.bit_length() + value.denominator.bit_length()
        shown = str(value) if size < 5 * _LONGEST else ""
        if not shown or len(shown) > _LONGEST:
            whole, rest = divmod(abs(value), 1)
            digits = int(rest * 10**_DIGITS)
            shown = f"{'-' * (value < 0)}{whole}.{digits:0{_DIGITS}d}..."
    return shown
