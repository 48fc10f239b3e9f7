"""Real roots of polynomials in one unknown, and signs at them, exactly (Sturm)."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal

Poly = tuple[Fraction, ...]  # coefficients, the constant first, the last not 0


def poly_of(form: Form) -> Poly:
    """Return the coefficients of a form in one unknown."""
    degree = max((len(m) for m in form.terms), default=-1)
    found = [Fraction(0)] * (degree + 1)
    for monomial, c in form.terms.items():
        found[len(monomial)] += c
    return _trimmed(found)


def form_of(poly: Poly, name: str) -> Form:
    """Return the form with these coefficients."""
    return Form({(name,) * k: c for k, c in enumerate(poly)})


def value_at(poly: Poly, x: Exact) -> Fraction:
    """Return the value of a polynomial at a rational number."""
    total = Fraction(0)
    for c in reversed(poly):
        total = total * x + c
    return total


@dataclass(frozen=True)
class Root:
    """The only root of a square-free polynomial in the interval (low, high].

    A rational root has low == high.
    """

    poly: Poly
    low: Fraction
    high: Fraction

    @property
    def rational(self) -> Fraction | None:
        """The root itself, where it is known to be rational."""
        return self.high if self.low == self.high else None

    def narrowed(self) -> "Root":
        """Return the same root in an interval half as wide."""
        if self.low == self.high:
            return self
        middle = (self.low + self.high) / 2
        if value_at(self.poly, middle) == 0:
            return Root(self.poly, middle, middle)
        upper = _sign(value_at(self.poly, middle)) == _sign(
            value_at(self.poly, self.low)
        )
        low, high = (middle, self.high) if upper else (self.low, middle)
        return Root(self.poly, low, high)

    def sign_of(self, poly: Poly) -> int:
        """Return the sign of another polynomial at the root: -1, 0 or 1."""
        if self.rational is not None:
            return _sign(value_at(poly, self.rational))
        common = common_divisor(self.poly, poly) if poly else self.poly
        if len(common) > 1 and _count(_chain(common), self.low, self.high):
            return 0
        here = self
        while _count(_chain(poly), here.low, here.high):
            here = here.narrowed()
        return _sign(value_at(poly, here.high))

    def satisfies(self, row: Literal) -> bool:
        """Return whether a literal in the one unknown is true at the root."""
        sign = self.sign_of(poly_of(row.form))
        if row.sense in ("==", "!="):
            return (sign == 0) == (row.sense == "==")
        return sign > 0 or (sign == 0 and row.sense == ">=")


def rational(x: Exact) -> Root:
    """Return a rational number as the root that it is."""
    return Root((Fraction(-x), Fraction(1)), Fraction(x), Fraction(x))


def between(cuts: Sequence[Root]) -> list[Root]:
    """Return a number below all cuts, each cut, one between any two, one above.

    Of the numbers those with the least denominator, and of these the least in size.
    """
    if not cuts:
        return [rational(0)]
    numbers = [rational(simplest_between(None, cuts[0].low))]
    for cut, after in zip(cuts, [*cuts[1:], None], strict=True):
        numbers.append(cut)
        top = None if after is None else after.low
        numbers.append(rational(simplest_between(cut.high, top)))
    return numbers


def simplest_between(low: Exact | None, high: Exact | None) -> Exact:
    """Return the simplest number above `low` and below `high`; None is no bound.

    Simple is what has the least denominator, then the least size. Where the bounds
    are equal it is the bound.
    """
    if low is not None and low == high:
        return low
    for denominator in itertools.count(1):
        least = None if low is None else math.floor(low * denominator) + 1
        most = None if high is None else math.ceil(high * denominator) - 1
        if least is not None and most is not None and least > most:
            continue
        nearest = 0
        if least is not None and least > 0:
            nearest = least
        elif most is not None and most < 0:
            nearest = most
        return simplest(Fraction(nearest, denominator))
    raise AssertionError


def roots_of(polys: Iterable[Poly]) -> list[Root]:
    """Return the real roots of some polynomials, each once, in order, set apart."""
    product: Poly = (Fraction(1),)
    asked = {_monic(p) for p in polys if len(p) > 1}
    for poly in asked:
        product = times(product, quotient(poly, common_divisor(poly, product)))
    if len(product) <= 1:
        return []
    product = quotient(product, common_divisor(product, _derivative(product)))
    chain = _chain(product)
    bound = 1 + max(abs(c / product[-1]) for c in product)
    pending, found = [(-bound, bound)], []
    while pending:
        low, high = pending.pop()
        number = _count(chain, low, high)
        if number == 1:
            found.append(_simple(product, low, high))
        elif number > 1:
            middle = (low + high) / 2
            pending += [(low, middle), (middle, high)]
    return _apart([_lowered(r, asked) for r in sorted(found, key=lambda r: r.high)])


def _lowered(root: Root, polys: Iterable[Poly]) -> Root:
    """Return a root with a polynomial of low degree, a divisor of its own."""
    least = root.poly
    for poly in polys if root.rational is None else ():
        if root.sign_of(poly) == 0:
            least = common_divisor(least, poly)
    return Root(least, root.low, root.high)


def _apart(roots: list[Root]) -> list[Root]:
    """Return the roots with intervals narrowed until a number fits between any two."""
    for k in range(len(roots) - 1):
        while roots[k].high >= roots[k + 1].low:
            roots[k], roots[k + 1] = roots[k].narrowed(), roots[k + 1].narrowed()
    return roots


def _simple(poly: Poly, low: Fraction, high: Fraction) -> Root:
    """Return the root of (low, high], as a rational number if it is one."""
    if value_at(poly, high) == 0:
        return Root(poly, high, high)
    root = Root(poly, low, high)
    if value_at(poly, low) == 0:  # a root of its own, outside of the interval
        chain = _chain(poly)
        while value_at(poly, root.low) == 0:
            middle = (root.low + root.high) / 2
            inside = _count(chain, middle, root.high)
            root = Root(poly, *((middle, root.high) if inside else (root.low, middle)))
            if value_at(poly, root.high) == 0:
                return Root(poly, root.high, root.high)
    scale = 1
    for c in poly:
        scale = scale * c.denominator
    lead = abs(int(poly[-1] * scale))
    # A rational root has a denominator that divides the leading coefficient.
    while root.high - root.low >= Fraction(1, 2 * lead * lead + 1):
        root = root.narrowed()
        if root.rational is not None:
            return root
    guess = ((root.low + root.high) / 2).limit_denominator(lead)
    if root.low < guess <= root.high and value_at(poly, guess) == 0:
        return Root(poly, guess, guess)
    return root


def _trimmed(coefficients: Sequence[Fraction]) -> Poly:
    found = [Fraction(c) for c in coefficients]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)


def _sign(value: Exact) -> int:
    return (value > 0) - (value < 0)


def _monic(poly: Poly) -> Poly:
    return tuple(c / poly[-1] for c in poly)


def _derivative(poly: Poly) -> Poly:
    return _trimmed([k * c for k, c in enumerate(poly)][1:])


def times(a: Poly, b: Poly) -> Poly:
    """Return the product of two polynomials."""
    found = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            found[i + j] += x * y
    return _trimmed(found)


def _divided(a: Poly, b: Poly) -> tuple[Poly, Poly]:
    rest, quotient = list(a), [Fraction(0)] * max(len(a) - len(b) + 1, 0)
    while len(rest) >= len(b):
        shift = len(rest) - len(b)
        factor = quotient[shift] = rest[-1] / b[-1]
        for k, c in enumerate(b):
            rest[shift + k] -= factor * c
        rest.pop()
        while rest and rest[-1] == 0:
            rest.pop()
    return _trimmed(quotient), tuple(rest)


def quotient(a: Poly, b: Poly) -> Poly:
    """Return the quotient of a polynomial by another, without the rest."""
    return _divided(a, b)[0]


def common_divisor(a: Poly, b: Poly) -> Poly:
    """Return the largest polynomial that divides both, with the lead 1."""
    while b:
        a, b = b, _divided(a, b)[1]
    return _monic(a)


def _chain(poly: Poly) -> list[Poly]:
    """Return the Sturm chain of a polynomial."""
    chain = [poly, _derivative(poly)]
    while chain[-1]:
        chain.append(tuple(-c for c in _divided(chain[-2], chain[-1])[1]))
    return [p for p in chain if p]


def _count(chain: list[Poly], low: Fraction, high: Fraction) -> int:
    """Return the number of roots in (low, high]."""
    return _changes(chain, low) - _changes(chain, high)


def _changes(chain: list[Poly], x: Fraction) -> int:
    signs = [s for s in (_sign(value_at(p, x)) for p in chain) if s]
    return sum(a != b for a, b in itertools.pairwise(signs))
