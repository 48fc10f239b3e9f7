"""Exact logarithms: sums of rational multiples of ln of positive rationals.

    ln(4) - 2 * ln(2) == 0        ln(2) + Fraction(1, 2) > ln(3)

A number is c + sum_k c_k ln(n_k) with rational c, c_k and integers n_k > 1. Whether it
is 0 is decided by arithmetic: the n_k are split by common divisors, without factoring,
until no two have one, and then sum_k c_k ln(n_k) = 0 iff every c_k is 0, because powers
of coprime numbers differ; and c + ln(r) with rational c not 0 and r is never 0, since
ln(r) is 0 or transcendental (Lindemann 1882, cited). A number that is not 0 has the
sign of an enclosure by rationals, which narrows until 0 is outside. No float is used.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, total_ordering
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact, simplest, text_of

MAX_BITS = 20_000  # of an integer under a logarithm
Terms = tuple[tuple[int, Fraction], ...]


@total_ordering
@dataclass(frozen=True, eq=False, slots=True)
class Logs:
    """The number `constant` + sum of c * ln(n) over `terms`; see `ln` for making one.

    The n are pairwise coprime and greater than 1, the c are not 0, and there is at
    least one term: a number without logarithms is an int or a Fraction.
    """

    constant: Exact
    terms: Terms

    def __add__(self, other: Any) -> "Exact | Logs":
        if is_exact(other):
            return Logs(simplest(self.constant + other), self.terms)
        if not isinstance(other, Logs):
            return NotImplemented
        return _made(self.constant + other.constant, (*self.terms, *other.terms))

    __radd__ = __add__

    def __neg__(self) -> "Logs":
        return Logs(-self.constant, tuple((n, -c) for n, c in self.terms))

    def __sub__(self, other: Any) -> "Exact | Logs":
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> "Exact | Logs":
        return (-self).__add__(other)

    def __mul__(self, factor: Any) -> "Exact | Logs":
        if not is_exact(factor):
            return NotImplemented
        return _made(self.constant * factor, [(n, c * factor) for n, c in self.terms])

    __rmul__ = __mul__

    def __truediv__(self, divisor: Any) -> "Exact | Logs":
        return NotImplemented if not is_exact(divisor) else self * Fraction(1, divisor)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (int, Fraction, Logs)):
            return NotImplemented
        return not isinstance(self - other, Logs) and self - other == 0

    def __hash__(self) -> int:
        # equal numbers may have different coprime bases, but have one constant
        return hash((Logs, self.constant))

    def __lt__(self, other: Any) -> bool:
        if not isinstance(other, (int, Fraction, Logs)):
            return NotImplemented
        return sign(self - other) < 0

    def enclosure(self, width: Fraction) -> tuple[Fraction, Fraction]:
        """Return rationals, at most `width` > 0 apart, between which the number is."""
        ratio = sum(abs(c) for _, c in self.terms) / width
        bits = max(8, math.ceil(ratio).bit_length() + 4)
        low = high = Fraction(self.constant)
        for n, c in self.terms:
            ends = [c * end for end in _enclosed(n, bits)]
            low, high = low + min(ends), high + max(ends)
        return low, high

    def __float__(self) -> float:
        low, high = self.enclosure(Fraction(1, 2**60))
        return float((low + high) / 2)

    def __str__(self) -> str:
        texts = [text_of(self.constant)] if self.constant else []
        for n, c in self.terms:
            size = "" if abs(c) == 1 else f"{text_of(simplest(abs(c)))}*"
            mark = ("- " if c < 0 else "+ ") if texts else ("-" if c < 0 else "")
            texts.append(f"{mark}{size}ln({n})")
        return " ".join(texts)


@total_ordering
@dataclass(frozen=True, slots=True)
class Infinite:
    """More than every number (sign 1), or less (sign -1): what ln tends to at 0.

    What has probability 0 counts nothing, so 0 times it is 0. Infinity less infinity
    is no number and raises ModelError.
    """

    sign: int
    calculates = True

    def __add__(self, other: Any) -> "Infinite":
        if isinstance(other, Infinite) and other.sign != self.sign:
            raise ModelError("infinity less infinity is no number")
        return self

    __radd__ = __add__

    def __neg__(self) -> "Infinite":
        return Infinite(-self.sign)

    def __sub__(self, other: Any) -> "Infinite":
        return self.__add__(-other)

    def __rsub__(self, other: Any) -> "Infinite":
        return (-self).__add__(other)

    def __mul__(self, factor: Any) -> "int | Infinite":
        if not is_exact(factor):
            return NotImplemented
        return self if factor > 0 else -self if factor < 0 else 0

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> bool:
        own = other.sign if isinstance(other, Infinite) else 0
        return self.sign < own

    def __str__(self) -> str:
        return "infinity" if self.sign > 0 else "-infinity"

    __repr__ = __str__


MINUS_INFINITY = Infinite(-1)
Real = Exact | Logs


def ln(x: Exact) -> Real:
    """Return the natural logarithm of a positive rational, exactly.

    >>> ln(1), str(ln(Fraction(4, 3))), ln(4) == 2 * ln(2)
    (0, '-ln(3) + ln(4)', True)
    """
    value = Fraction(exact(x, "number"))
    if value <= 0:
        raise ModelError(f"expected a positive number under a logarithm, got {value}")
    if max(value.numerator, value.denominator).bit_length() > MAX_BITS:
        raise ScopeError(
            f"a number of more than {MAX_BITS:,} bits under a logarithm is not read"
        )
    return _made(0, [(value.numerator, Fraction(1)), (value.denominator, Fraction(-1))])


def sign(x: Real) -> int:
    """Return -1, 0 or 1, the sign of the number.

    One with a term is never 0: its coprime base has no relation, see above.
    """
    if not isinstance(x, Logs):
        return (x > 0) - (x < 0)
    width = Fraction(1, 16)
    while True:
        low, high = x.enclosure(width)
        if low > 0 or high < 0:
            return 1 if low > 0 else -1
        width /= 2**16


def _made(constant: Exact, parts: Any) -> Real:
    """Return the number over a coprime base, without terms that cancel."""
    base: dict[int, Fraction] = {}
    for n, c in parts:
        if n > 1 and c:
            base[n] = base.get(n, Fraction(0)) + c
    terms = _coprime(base)
    kept = tuple((n, c) for n, c in sorted(terms.items()) if c)
    constant = simplest(constant)
    return Logs(constant, kept) if kept else constant


def _coprime(base: Mapping[int, Fraction]) -> dict[int, Fraction]:
    """Return the same sum over integers of which no two have a common divisor.

    For g = gcd(m, n) > 1 a ln(m) + b ln(n) = a ln(m/g) + b ln(n/g) + (a + b) ln(g),
    whose product m/g * n/g * g is smaller, so this ends.
    """
    found: dict[int, Fraction] = {}
    waiting = [(n, c) for n, c in base.items() if c]
    while waiting:
        n, c = waiting.pop()
        if n == 1 or not c:
            continue
        if n in found:
            found[n] += c
            continue
        other, g = next(
            ((m, math.gcd(m, n)) for m in found if math.gcd(m, n) > 1), (0, 0)
        )
        if not g:
            found[n] = c
            continue
        old = found.pop(other)
        waiting += [(other // g, old), (n // g, c), (g, old + c)]
    return found


@lru_cache(maxsize=4096)
def _enclosed(n: int, bits: int) -> tuple[Fraction, Fraction]:
    """Return bounds of ln(n), n > 1, about 2^-bits apart.

    n = 2^k m with 1 <= m < 2, and ln(n) = k ln(2) + ln(m).
    """
    k = n.bit_length() - 1
    scale = bits + k.bit_length() + 2
    low, high = _near_one(Fraction(n, 2**k), scale)
    if k:
        below, above = _near_one(Fraction(4, 3), scale)  # ln 2 = ln 4/3 + ln 3/2
        less, more = _near_one(Fraction(3, 2), scale)
        low, high = low + k * (below + less), high + k * (above + more)
    return low, high


def _near_one(m: Fraction, bits: int) -> tuple[Fraction, Fraction]:
    """Return bounds of ln(m), 1 <= m < 2, about 2^-bits apart.

    ln(m) = 2 (z + z^3/3 + z^5/5 + ...) with z = (m-1)/(m+1) < 1/3. All terms are
    positive; those after z^j/j add up to less than z^(j+2) / (j+2) / (1 - z^2), which
    is at most 9/8 of the next one. Integers over 2^p are rounded down for the lower
    bound and up for the upper one.
    """
    p = bits + 16
    z = (m - 1) / (m + 1)
    one = 1 << p
    low_z = z.numerator * one // z.denominator
    high_z = low_z + 1
    low_power, high_power = low_z, high_z
    low = high = 0
    j = 1
    while high_power >> (p - bits - 4):
        low += low_power // j
        high += high_power // j + 1
        low_power = (low_power * low_z >> p) * low_z >> p
        high_power = ((high_power * high_z >> p) + 1) * high_z // one + 1
        j += 2
    rest = (9 * high_power) // (8 * j) + 1
    return Fraction(2 * low, one), Fraction(2 * (high + rest), one)
