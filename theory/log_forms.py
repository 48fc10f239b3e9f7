"""Sums c * ln(x) with polynomials c and x in unknown numbers.

    log_form(a, a) - log_form(a, b)        a ln(a) - a ln(b)

With unknowns the value of a logarithm is not known, and all that is told is whether two
sums are equal whatever their logarithms are: they are where the polynomials c before
every ln(x) are the same, and where logarithms of numbers add up. So what is said to be
equal is equal wherever each x with a c that is not 0 is positive (0 ln 0 is 0). Of a
multiple of a polynomial the factor, a positive number, has a logarithm of its own.
Nothing else is told: what is not equal in this way, and every order, is refused.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ScopeError
from accord.theory.exact import simplest
from accord.theory.forms import Form, Monomial
from accord.theory.logarithms import Infinite, Logs, Real, ln

Argument = tuple[tuple[Monomial, Any], ...]
_E: Argument = ((("e",), 1), ((), 0))  # Euler's number; no form has a term 0


class LogForms:
    """The sum of c * ln(x) over `parts`, which maps the terms of each x to its c.

    >>> a = Form.unknown("a")
    >>> log_form(a, a) + log_form(1 - a, a) == log_form(Form({(): 1}), a)
    True
    """

    __slots__ = ("parts",)
    __hash__ = None  # type: ignore[assignment]  # equality may be refused

    def __init__(self, parts: Mapping[Argument, Form]) -> None:
        self.parts = {x: c for x, c in parts.items() if c.terms}

    def __add__(self, other: Any) -> "LogForms":
        parts = dict(self.parts)
        for x, c in _read(other).parts.items():
            parts[x] = parts.get(x, Form({})) + c
        return LogForms(parts)

    __radd__ = __add__

    def __neg__(self) -> "LogForms":
        return LogForms({x: -c for x, c in self.parts.items()})

    def __sub__(self, other: Any) -> "LogForms":
        return self + -_read(other)

    def __rsub__(self, other: Any) -> "LogForms":
        return _read(other) - self

    def __eq__(self, other: object) -> bool:
        if _vanishes(self - other):
            return True
        raise ScopeError(
            f"cannot tell whether {self} equals {other}: logarithms of unknown numbers",
            "give values to the unknowns",
        )

    def _refuse(self, other: Any) -> bool:
        raise ScopeError(
            f"cannot compare {self} with {other}: logarithms of unknown numbers",
            "give values to the unknowns",
        )

    __lt__ = __le__ = __gt__ = __ge__ = _refuse

    def __str__(self) -> str:
        pairs = ((c, Form(dict(x))) for x, c in self.parts.items())
        return " + ".join(f"({c})*ln({x})" for c, x in pairs) or "0"

    __repr__ = __str__


def _vanishes(sum_of_logs: LogForms) -> bool:
    """Return whether it is 0 at all unknowns, whatever the other logarithms are.

    Before each product of unknowns the logarithms of numbers have to come to 0.
    """
    totals: dict[Monomial, Real] = {}
    for x, c in sum_of_logs.parts.items():
        if x == _E or any(monomial for monomial, _ in x):
            return False
        ((_, number),) = x
        for monomial, factor in c.terms.items():
            totals[monomial] = totals.get(monomial, 0) + factor * ln(number)
    return all(total == 0 for total in totals.values())


def log_form(c: Any, x: Any) -> LogForms:
    """Return c * ln(x) for polynomials or numbers c and x; 0 where c is 0."""
    factor, argument = _form(c), _form(x)
    if not factor.terms:
        return LogForms({})
    number = argument.constant
    if number is None:
        # Where x is positive, so is what is left of it without a positive number.
        content = _content(argument)
        left = Form({m: simplest(k / content) for m, k in argument.terms.items()})
        rest = LogForms({tuple(sorted(left.terms.items())): factor})
        return rest if content == 1 else rest + log_form(factor, simplest(content))
    if number <= 0:
        raise ScopeError(f"({factor})*ln({number}) is infinite where it is not 0")
    return LogForms({x: c * factor for x, c in _read(ln(number)).parts.items()})


def _content(form: Form) -> Fraction:
    """Return the largest positive number that leaves whole coefficients."""
    parts = [Fraction(k) for k in form.terms.values()]
    whole = math.gcd(*(k.numerator for k in parts))
    return Fraction(whole, math.lcm(*(k.denominator for k in parts)))


def _form(value: Any) -> Form:
    return value if isinstance(value, Form) else Form({(): value})


def _read(value: "LogForms | Real") -> LogForms:
    """Return a sum of logarithms of numbers as one with polynomials before them.

    A number without logarithms stands before ln(e).
    """
    if isinstance(value, LogForms):
        return value
    if isinstance(value, Infinite):
        raise ScopeError("expected finite logarithms beside unknown numbers")
    logs = value if isinstance(value, Logs) else Logs(value, ())
    parts: dict[Argument, Form] = {(((), n),): Form({(): c}) for n, c in logs.terms}
    parts[_E] = Form({(): logs.constant})
    return LogForms(parts)
