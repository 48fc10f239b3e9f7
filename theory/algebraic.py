"""Exact real algebraic numbers: polynomials in one root of an integer polynomial.

A field Q(a) is named by a polynomial with integer coefficients and an interval in which
a is its only root (counted by Sturm's theorem). An element is a polynomial in a with
rational coefficients. Sums and products stay within one field; comparisons also go
from one field to another. Every sign is decided in rationals: an element is 0 iff its
polynomial and that of a have the root a in common, and if it is not 0, a narrower
interval for a tells on which side it is.
"""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact, is_exact, simplest, text_of

Poly = tuple[Fraction, ...]  # coefficients, the constant first, the last not 0
MAX_DEGREE = 64
_BEFORE_ZERO = 64  # halvings after which a number so small is asked whether it is 0


# --- polynomials in one unknown ----------------------------------------------------


def trimmed(coefficients: Sequence[Exact]) -> Poly:
    """Return the polynomial without zeros at its end."""
    found = list(coefficients)
    while found and found[-1] == 0:
        found.pop()
    return tuple(map(Fraction, found))


def add(p: Poly, q: Poly) -> Poly:
    """Return the sum."""
    return trimmed([a + b for a, b in itertools.zip_longest(p, q, fillvalue=0)])


def scale(p: Poly, factor: Exact) -> Poly:
    """Return the polynomial times a number."""
    return trimmed([c * factor for c in p])


def multiply(p: Poly, q: Poly) -> Poly:
    """Return the product."""
    found = [Fraction(0)] * (len(p) + len(q))
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            found[i + j] += a * b
    return trimmed(found)


def divide(p: Poly, q: Poly) -> tuple[Poly, Poly]:
    """Return quotient and remainder; `q` is not 0."""
    rest, found = list(p), [Fraction(0)] * max(0, len(p) - len(q) + 1)
    for k in reversed(range(len(found))):
        factor = rest[k + len(q) - 1] / q[-1]
        found[k] = factor
        if factor:
            for j, c in enumerate(q):
                rest[k + j] -= factor * c
    return trimmed(found), trimmed(rest[: len(q) - 1])


def common_divisor(p: Poly, q: Poly) -> tuple[Poly, Poly]:
    """Return a greatest common divisor g, and a u for which u*p - g is a multiple of q.

    Euclid's algorithm, with the multiple of p kept at every step.
    """
    (g, u), (h, v) = (p, trimmed([1])), (q, trimmed([]))
    while h:
        times, rest = divide(g, h)
        (g, u), (h, v) = (h, v), (rest, add(u, scale(multiply(times, v), -1)))
    return g, u


def derivative(p: Poly) -> Poly:
    """Return the derivative."""
    return trimmed([k * c for k, c in enumerate(p)][1:])


def value_at(p: Poly, x: Fraction) -> Fraction:
    """Return the value at a rational number."""
    total = Fraction(0)
    for c in reversed(p):
        total = total * x + c
    return total


def count_roots(p: Poly, low: Fraction, high: Fraction) -> int:
    """Return how many different real roots lie in (low, high], by Sturm's theorem.

    The theorem holds also where p has multiple roots, if p is not 0 at either end; a
    root at `low` or `high` is divided out and counted by itself.
    """
    at_high = int(bool(p) and value_at(p, high) == 0)
    for end in (low, high):
        while len(p) > 1 and value_at(p, end) == 0:
            p = divide(p, (-end, Fraction(1)))[0]
    chain = [p, derivative(p)]
    while chain[-1]:
        chain.append(scale(divide(chain[-2], chain[-1])[1], -1))
    changes = []
    for end in (low, high):
        signs = [v > 0 for q in chain if (v := value_at(q, end)) != 0]
        changes.append(sum(a != b for a, b in itertools.pairwise(signs)))
    return changes[0] - changes[1] + at_high


# --- fields ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """Q(a), where a is the only root of `polynomial` in the interval (low, high].

    polynomial  integers, the constant first, without multiple roots
    low, high   rational numbers; the polynomial need not be irreducible
    """

    polynomial: tuple[int, ...]
    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        p = self.poly
        whole = all(type(c) is int for c in self.polynomial)
        if not whole or not 2 <= len(p) == len(self.polynomial) <= MAX_DEGREE + 1:
            raise ModelError(
                "expected a polynomial with integer coefficients, the constant first "
                f"and the last not 0, of degree 1 to {MAX_DEGREE}, "
                f"got {self.polynomial!r:.80}"
            )
        if len(common_divisor(p, derivative(p))[0]) > 1:
            raise ModelError(
                f"expected a polynomial without multiple roots, got {self.polynomial}"
            )
        count = count_roots(p, self.low, self.high) if self.low < self.high else 0
        if count != 1:
            raise ModelError(
                f"expected exactly one root of {self.polynomial!r:.80} between "
                f"{self.low} and {self.high}, got {count}"
            )

    @property
    def poly(self) -> Poly:
        """The polynomial with rational coefficients."""
        return trimmed(self.polynomial)

    @property
    def generator(self) -> "Algebraic":
        """The root a itself."""
        return Algebraic(self, (Fraction(0), Fraction(1)))


@lru_cache(maxsize=1 << 12)
def _interval(field: Field, halvings: int) -> tuple[Fraction, Fraction]:
    """Return an interval [low, high] around the root, `halvings` times halved."""
    if halvings == 0:
        return field.low, field.high
    low, high = _interval(field, halvings - 8)
    p = field.poly
    # In (low, high] is one simple root, so p has at `high` one sign and beyond the root
    # the other, unless it is 0 there; `low` may be another root, so it is not asked.
    at_high = value_at(p, high)
    for _ in range(8):
        if at_high == 0:
            return high, high
        middle = (low + high) / 2
        at_middle = value_at(p, middle)
        if at_middle == 0:
            return middle, middle
        if (at_middle > 0) == (at_high > 0):
            high, at_high = middle, at_middle
        else:
            low = middle
    return low, high


# --- numbers -----------------------------------------------------------------------


class Algebraic:
    """An element of a field: a polynomial in its root, with rational coefficients.

    >>> root = Field((-2, 0, 1), Fraction(1), Fraction(2)).generator
    >>> root * root, 1 / root < root, root == Fraction(3, 2)
    (2, True, False)
    """

    __hash__ = None  # type: ignore[assignment]  # one number has many names
    __slots__ = ("field", "value")
    calculates = True

    def __init__(self, field: Field, value: Sequence[Exact]) -> None:
        self.field = field
        self.value: Poly = divide(trimmed(value), field.poly)[1]

    def __repr__(self) -> str:
        return f"Algebraic({self.field!r}, {self.value!r})"

    def __str__(self) -> str:
        low, high = self.enclosure(Fraction(1, 10**7))
        return f"about {float((low + high) / 2):.6g}"

    def _of(self, value: Poly) -> Any:
        """Return the element, as a rational where that is plain to see."""
        found = divide(value, self.field.poly)[1]
        if len(found) <= 1:
            return simplest(found[0]) if found else 0
        return Algebraic(self.field, found)

    def _other(self, other: Any) -> Poly | None:
        if is_exact(other):
            return trimmed([other])
        if not isinstance(other, Algebraic):
            return None
        if other.field != self.field:
            raise ModelError(
                "expected numbers of one field, got elements of two",
                "write both in terms of one root",
            )
        return other.value

    def __add__(self, other: Any) -> Any:
        value = self._other(other)
        return NotImplemented if value is None else self._of(add(self.value, value))

    def __neg__(self) -> Any:
        return self._of(scale(self.value, -1))

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __mul__(self, other: Any) -> Any:
        value = self._other(other)
        if value is None:
            return NotImplemented
        return self._of(multiply(self.value, value))

    __radd__ = __add__
    __rmul__ = __mul__

    def inverse(self) -> Any:
        """Return 1 divided by it."""
        if self.sign() == 0:
            raise ZeroDivisionError
        # With g what the two polynomials share, u*value = g modulo the field's. What a
        # is no root of is divided out first, so that g is a number.
        p = self.field.poly
        while len((found := common_divisor(self.value, p))[0]) > 1:
            p = divide(p, found[0])[0]
        (constant,), u = found
        return self._of(scale(u, 1 / constant))

    def __truediv__(self, other: Any) -> Any:
        if isinstance(other, Algebraic):
            return self * other.inverse()
        return self * (Fraction(1) / other)

    def __rtruediv__(self, other: Any) -> Any:
        return self.inverse() * other

    def sign(self) -> int:
        """Return -1, 0 or 1."""
        if not self.value:
            return 0
        for halvings in itertools.count(0, 8):
            low, high = self._within(halvings)
            if low > 0 or high < 0:
                return 1 if low > 0 else -1
            if halvings == _BEFORE_ZERO and self._vanishes():
                return 0
        raise AssertionError  # an unending loop ends before it

    def _vanishes(self) -> bool:
        """Return whether the root is one of the element's own polynomial too."""
        shared = common_divisor(self.value, self.field.poly)[0]
        return (
            len(shared) > 1 and count_roots(shared, self.field.low, self.field.high) > 0
        )

    def _within(self, halvings: int) -> tuple[Fraction, Fraction]:
        """Return bounds of the number: Horner's rule, run on an interval."""
        a, b = _interval(self.field, halvings)
        low = high = Fraction(0)
        for c in reversed(self.value):
            ends = (low * a, low * b, high * a, high * b)
            low, high = min(ends) + c, max(ends) + c
        return low, high

    def enclosure(self, width: Fraction) -> tuple[Fraction, Fraction]:
        """Return two rationals no farther apart than `width`, the number between."""
        for halvings in itertools.count(0, 8):
            low, high = self._within(halvings)
            if high - low <= width:
                return low, high
        raise AssertionError  # an unending loop ends before it

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Algebraic) or other.field == self.field:
            return is_number(other) and sign_of(self - other) == 0
        return _compare(self, other) == 0

    def __lt__(self, other: Any) -> bool:
        return _order(self, other) < 0

    def __le__(self, other: Any) -> bool:
        return _order(self, other) <= 0

    def __gt__(self, other: Any) -> bool:
        return _order(self, other) > 0

    def __ge__(self, other: Any) -> bool:
        return _order(self, other) >= 0

    def as_data(self) -> dict[str, Any]:
        """Return the number as JSON data, which `read_algebraic` reads back."""
        return {
            "polynomial": list(self.field.polynomial),
            "interval": [text_of(self.field.low), text_of(self.field.high)],
            "value": [text_of(c) for c in self.value],
        }


def square_root(x: Exact) -> Any:
    """Return the root of a rational number of at least 0.

    >>> square_root(Fraction(9, 4)), square_root(2) > Fraction(7, 5)
    (Fraction(3, 2), True)
    """
    value = Fraction(exact(x, "number"))
    if value < 0:
        raise ModelError(f"expected a number of at least 0 under a root, got {value}")
    whole = value.numerator * value.denominator  # the root is that of it, divided
    below = math.isqrt(whole)
    if below * below == whole:
        return simplest(Fraction(below, value.denominator))
    field = Field((-whole, 0, 1), Fraction(below), Fraction(below + 1))
    return field.generator / value.denominator


def is_number(value: object) -> bool:
    """Return whether this is an int, a Fraction or an algebraic number."""
    return is_exact(value) or isinstance(value, Algebraic)


def sign_of(value: Any) -> int:
    """Return -1, 0 or 1, the sign of a number."""
    if isinstance(value, Algebraic):
        return value.sign()
    return int(value > 0) - int(value < 0)


def _order(x: Algebraic, y: Any) -> int:
    if isinstance(y, Algebraic) and y.field != x.field:
        return _compare(x, y)
    return sign_of(x - y)


def _compare(x: Algebraic, y: Algebraic) -> int:
    """Return the sign of x - y, numbers of two fields.

    They can be equal only if x is a root of a polynomial of which y is one. Then both
    lie, narrowly enough enclosed, around one root of it or around two.
    """
    p = annihilator(y)
    value: Any = 0
    for c in reversed(p):
        value = value * x + c
    may_be_equal = sign_of(value) == 0
    # The enclosures of both are this file's own matter, though of two objects.
    for halvings in itertools.count(0, 8):
        (a, b), (c, d) = x._within(halvings), y._within(halvings)  # noqa: SLF001
        if b < c or d < a:
            return -1 if b < c else 1
        if may_be_equal and count_roots(p, min(a, c) - 1, max(b, d)) == count_roots(
            p, min(a, c) - 1, min(a, c)
        ) + (value_at(p, min(a, c)) != 0):
            return 0
    raise AssertionError  # an unending loop ends before it


def annihilator(x: Algebraic) -> Poly:
    """Return a polynomial, not 0, of which x is a root.

    The first power of x that is a combination of the smaller ones gives it: there are
    no more independent ones than the degree of the field.
    """
    rows: list[tuple[Poly, Poly]] = []  # (combination of powers, what it comes to)
    power: Any = 1
    for k in range(len(x.field.poly)):
        value = power.value if isinstance(power, Algebraic) else trimmed([power])
        which = trimmed([0] * k + [1])
        for combination, reduced in rows:
            if len(value) >= len(reduced) and (c := value[len(reduced) - 1]):
                factor = -c / reduced[-1]
                value = add(value, scale(reduced, factor))
                which = add(which, scale(combination, factor))
        if not value:
            return which
        rows.append((which, value))
        rows.sort(key=lambda row: -len(row[1]))
        power = power * x
    raise AssertionError  # as many powers depend on each other


def read_algebraic(data: Any) -> Any:
    """Return the number that `as_data` wrote, checked; rational ones as rationals."""
    try:
        if not isinstance(data, Mapping) or len(data) != 3:
            raise ModelError("expected the fields polynomial, interval and value")
        low, high = (Fraction(exact(end)) for end in data["interval"])
        coefficients = tuple(data["polynomial"])
        field = Field(coefficients, low, high)
        value = trimmed([exact(c) for c in data["value"]])
        if len(value) >= len(coefficients):
            raise ModelError(f"expected at most {len(coefficients) - 1} coefficients")
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(f"ill-formed algebraic number, {error!r}") from error
    return (
        simplest(value[0] if value else 0)
        if len(value) < 2
        else Algebraic(field, value)
    )
