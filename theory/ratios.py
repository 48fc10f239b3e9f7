"""Quotients of polynomials in unknowns, compared by products.

A `Form` is never divided by another. Where a definition divides by what is positive, a
conditional probability for instance, `ratio` keeps top and bottom apart.
"""

import functools
import operator
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, is_exact, simplest
from accord.theory.forms import Form, Monomial


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """A form divided by one that is positive. Made by `ratio`."""

    top: Any
    bottom: Any

    def __add__(self, other: Any) -> "Ratio":
        c, d = _parts(other)
        if _same(self.bottom, d):
            return _lowest(self.top + c, d)
        return _lowest(self.top * d + c * self.bottom, self.bottom * d)

    __radd__ = __add__

    def __neg__(self) -> "Ratio":
        return Ratio(-self.top, self.bottom)

    def __sub__(self, other: Any) -> "Ratio":
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> "Ratio":
        return (-self).__add__(other)

    def __mul__(self, other: Any) -> "Ratio":
        c, d = _parts(other)
        if _same(self.bottom, c):  # the probability of what is conditioned on
            return Ratio(self.top, d)
        return _lowest(self.top * c, self.bottom * d)

    __rmul__ = __mul__

    def _against(self, other: Any) -> tuple[Any, Any]:
        """Return two numbers that are in the same order as these two."""
        c, d = _parts(other)
        if _same(self.bottom, d):
            return self.top, c
        pair = _lowest(self.top * d, c * self.bottom)
        return pair.top, pair.bottom

    def __ge__(self, other: Any) -> bool:
        mine, its = self._against(other)
        return bool(mine >= its)

    def __gt__(self, other: Any) -> bool:
        mine, its = self._against(other)
        return bool(mine > its)

    def __le__(self, other: Any) -> bool:
        mine, its = self._against(other)
        return bool(mine <= its)

    def __lt__(self, other: Any) -> bool:
        mine, its = self._against(other)
        return bool(mine < its)

    def __eq__(self, other: object) -> bool:
        mine, its = self._against(other)
        return bool(mine == its)

    __hash__ = None  # type: ignore[assignment]  # as of forms: the value is not known

    def __bool__(self) -> bool:
        return bool(self.top)

    def __str__(self) -> str:
        return f"({self.top})/({self.bottom})"


def _parts(value: Any) -> tuple[Any, Any]:
    return (value.top, value.bottom) if isinstance(value, Ratio) else (value, 1)


def _same(one: Any, other: Any) -> bool:
    """Return whether these are the same polynomial."""
    if isinstance(one, Form) and isinstance(other, Form):
        return one.terms == other.terms
    return is_exact(one) and is_exact(other) and one == other


def is_zero(value: Any) -> bool:
    """Return whether a value is the number 0; what a form is worth is not asked."""
    return is_exact(value) and value == 0


def ratio(top: Any, bottom: Any) -> Any:
    """Return top / bottom, or raise ModelError unless the bottom is positive.

    >>> ratio(1, 3)
    Fraction(1, 3)
    """
    if not bottom > 0:
        raise ModelError(f"expected to divide by a positive number, got {bottom}")
    if is_exact(bottom):
        found = top * Fraction(1, bottom)
        return simplest(found) if is_exact(found) else found
    if isinstance(top, Ratio):
        return Ratio(top.top, top.bottom * bottom)
    return _lowest(top, bottom)


def _lowest(top: Any, bottom: Any) -> Ratio:
    """Return the quotient in smaller parts, as far as it is easy to see."""
    common = [n for n in _shared(top, bottom) if Form.unknown(n) > 0]
    top, bottom = _without(top, common), _without(bottom, common)
    whole = divided(top, bottom)
    return Ratio(top, bottom) if whole is None else Ratio(whole, 1)


def divided(top: Any, bottom: Any) -> Any:
    """Return the polynomial that times `bottom` is `top`, None if there is none.

    >>> x, y = Form.unknown("x"), Form.unknown("y")
    >>> divided(x * x - y * y, x + y)
    x - y
    """
    if not isinstance(top, Form) or not isinstance(bottom, Form) or not bottom.terms:
        return None
    names = sorted({n for form in (top, bottom) for m in form.terms for n in m})

    def order(monomial: Monomial) -> tuple[int, ...]:
        return (len(monomial), *map(monomial.count, names))

    lead = max(bottom.terms, key=order)
    found: dict[Monomial, Exact] = {}
    left = top
    while left.terms:
        first = max(left.terms, key=order)
        rest = Counter(first)
        rest.subtract(lead)
        if min(rest.values(), default=0) < 0:
            return None
        part = tuple(sorted(rest.elements()))
        found[part] = left.terms[first] / Fraction(bottom.terms[lead])
        left = left - Form({part: found[part]}) * bottom
    return Form(found)


def _shared(top: Any, bottom: Any) -> list[str]:
    """Return the unknowns by which both can be divided, as often as they can."""
    if not isinstance(top, Form) or not isinstance(bottom, Form):
        return []
    counts = [Counter(names) for form in (top, bottom) for names in form.terms]
    return list(functools.reduce(operator.and_, counts).elements())


def _without(form: Any, common: Sequence[str]) -> Any:
    """Return a form divided by unknowns that each of its terms has."""
    if not common:
        return form
    terms = {}
    for names, c in form.terms.items():
        left = Counter(names)
        left.subtract(common)
        terms[tuple(sorted(left.elements()))] = c
    return Form(terms)
