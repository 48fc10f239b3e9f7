"""All fixed points of demands on a box: by signs on a line, or face by face.

On each face of the box some coordinates are 0 or 1 and the others lie between. With one
of these free, the signs of the demands change only at roots of polynomials, which Sturm
counts set apart. With two or three, the demands for these have to be 0 together; where
they are multilinear there one unknown after the other is eliminated. What is found is
put into the demands; what cannot be decided raises Undecided.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cmp_to_key
from typing import Any

from accord.theory.algebraic import (
    MAX_DEGREE,
    Algebraic,
    Field,
    Poly,
    add,
    common_divisor,
    count_roots,
    derivative,
    divide,
    multiply,
    scale,
    sign_of,
    trimmed,
    value_at,
)
from accord.theory.box_demands import BoxDemands
from accord.theory.errors import Undecided
from accord.theory.exact import simplest
from accord.theory.forms import Form

MAX_FREE = 3
MAX_SYSTEMS = 4_096
Point = tuple[Any, ...]
System = list[Form]


class Endless(Undecided):
    """There are infinitely many fixed points."""


def fixed_points(d: BoxDemands) -> tuple[Point, ...]:
    """Return all fixed points, in order; raise Undecided where that is not decided.

    >>> fixed_points(BoxDemands(("p",), ("p",)))
    ((0,), (1,))
    """
    if not d.is_given:
        raise Undecided("the demands have parameters", "give each of them a number")
    if len(d.names) > MAX_FREE:
        raise Undecided(
            f"{len(d.names)} coordinates, more than the {MAX_FREE} whose faces are "
            "gone through",
            "a single point can be checked: fixed-point",
        )
    found: list[Point] = []
    for face in itertools.product((0, 1, None), repeat=len(d.names)):
        free = [i for i in d.coordinates if face[i] is None]
        for inner in _candidates(d, face, free):
            point = tuple(inner.get(i, face[i]) for i in d.coordinates)
            if d.is_fixed(point) and not any(_same(point, other) for other in found):
                found.append(point)
    return tuple(sorted(found, key=_order_key))


def _same(point: Point, other: Point) -> bool:
    return all(bool(x == y) for x, y in zip(point, other, strict=True))


def _order_key(point: Point) -> tuple[Fraction, ...]:
    """Return rationals near the numbers: the order is for reading alone."""
    small = Fraction(1, 10**12)
    return tuple(
        x.enclosure(small)[0] if isinstance(x, Algebraic) else Fraction(x)
        for x in point
    )


def _candidates(
    d: BoxDemands, face: Sequence[Any], free: list[int]
) -> Iterator[Mapping[int, Any]]:
    """Yield points inside a face, among them every fixed point that there is."""
    if not free:
        yield {}
        return
    point = [Form.unknown(d.names[i]) if i in free else face[i] for i in d.coordinates]
    worth = d.named(point)
    pieces = [tree.pieces(lambda name, _: worth[name]) for tree in d.trees]
    if len(free) == 1:
        yield from _on_a_line(d, face, free[0], pieces)
        return
    # Where a quotient is 0 its numerator is.
    tops = [_distinct(_form(p) for p, _ in pieces[i]) for i in free]
    if math.prod(map(len, tops)) > MAX_SYSTEMS:
        raise Undecided(f"more than {MAX_SYSTEMS:,} systems of equations on one face")
    for system in itertools.product(*tops):
        for values in _common_zeros(list(system), [d.names[i] for i in free]):
            if all(map(_inside, values)):
                yield dict(zip(free, values, strict=True))


def _distinct(forms: Iterable[Form]) -> list[Form]:
    return list({repr(form): form for form in forms}.values())


def _form(value: Any) -> Form:
    return value if isinstance(value, Form) else Form({(): value})


def _inside(x: Any) -> bool:
    return sign_of(x) > 0 and sign_of(1 - x) > 0


# --- one free coordinate ------------------------------------------------------------


def _on_a_line(
    d: BoxDemands,
    face: Sequence[Any],
    free: int,
    pieces: Sequence[Sequence[tuple[Any, Any]]],
) -> Iterator[Mapping[int, Any]]:
    """Yield the roots at which a demand can change its sign; none does in between.

    There no piece of a demand has a root or a pole, and no two of one demand meet, so
    that the demand, being continuous, is one of them. A point of each interval says
    whether all of it is fixed: then there are infinitely many.
    """
    polys: list[Poly] = []
    for own in pieces:
        ways = [(_poly(_form(p)), _poly(_form(q))) for p, q in own]
        polys += [poly for pair in ways for poly in pair]
        for (p, q), (r, s) in itertools.combinations(ways, 2):
            polys.append(add(multiply(p, s), scale(multiply(r, q), -1)))
    cuts = roots(polys)
    ends = [0, *cuts, 1]
    for low, high in itertools.pairwise(ends):
        middle = _between(low, high)
        if d.is_fixed(tuple(middle if i == free else face[i] for i in d.coordinates)):
            raise Endless(
                f"every `{d.names[free]}` from {low} to {high} makes a fixed point"
            )
    for cut in cuts:
        yield {free: cut}


def _between(low: Any, high: Any) -> Fraction:
    """Return a rational number between two numbers."""
    width = Fraction(1, 16)
    while True:
        below, above = _enclosure(low, width)[1], _enclosure(high, width)[0]
        if below < above:
            return (below + above) / 2
        width /= 16


def _enclosure(x: Any, width: Fraction) -> tuple[Fraction, Fraction]:
    if isinstance(x, Algebraic):
        return x.enclosure(width)
    return Fraction(x), Fraction(x)


def roots(polys: Iterable[Poly]) -> list[Any]:
    """Return the roots between 0 and 1 of all these polynomials that are not 0.

    In order, each once; a rational one as such. What a polynomial shares with an
    earlier one is divided out, so that no two of those that are left have a root in
    common.
    """
    apart: list[Poly] = []
    for p in dict.fromkeys(_monic(p) for p in polys if len(p) > 1):
        if len(p) > MAX_DEGREE + 1:
            raise Undecided(f"a polynomial of a degree above {MAX_DEGREE}")
        rest = divide(p, common_divisor(p, derivative(p))[0])[0]
        for other in apart:
            rest = divide(rest, common_divisor(rest, other)[0])[0]
        if len(rest) > 1:
            apart.append(_monic(rest))
    found = [x for p in apart for x in _roots_of(p) if _inside(x)]
    return sorted(found, key=cmp_to_key(_order))


def _monic(p: Poly) -> Poly:
    return scale(p, 1 / p[-1])


def _order(x: Any, y: Any) -> int:
    """Return on which side of y a number x lies that is not y."""
    width = Fraction(1, 16)
    while True:
        (a, b), (c, e) = _enclosure(x, width), _enclosure(y, width)
        if b < c or e < a:
            return -1 if b < c else 1
        width /= 16


def _roots_of(p: Poly) -> list[Any]:
    """Return the roots in (0, 1] of a polynomial without multiple ones."""
    found, pending = [], [(Fraction(0), Fraction(1))]
    while pending:
        low, high = pending.pop()
        number = count_roots(p, low, high)
        if number == 1:
            found.append(_root(p, low, high))
        elif number > 1:
            middle = (low + high) / 2
            pending += [(low, middle), (middle, high)]
    return found


def _root(p: Poly, low: Fraction, high: Fraction) -> Any:
    """Return the only root in (low, high] of a polynomial without multiple ones.

    Rational ones have a denominator that divides the leading coefficient: of these
    numbers at most one lies in an interval that is narrow enough.
    """
    common = math.lcm(*(c.denominator for c in p))
    whole = [int(c * common) for c in p]
    shared = math.gcd(*whole)
    integers = tuple(c // shared for c in whole)
    found = Field(integers, low, high).generator
    lead = abs(integers[-1])
    below, above = found.enclosure(Fraction(1, 2 * lead * lead))
    guess = ((below + above) / 2).limit_denominator(lead)
    if low < guess <= high and value_at(p, guess) == 0:
        return simplest(guess)
    return found


# --- two or three free coordinates --------------------------------------------------


def _common_zeros(system: System, names: list[str]) -> list[Point]:
    """Return points inside a box, among them all where these forms are 0 together."""
    for form in system:
        powers = [(m.count(n), n) for m in form.terms for n in names]
        if any(k > 1 for k, _ in powers):
            raise Undecided(
                f"`{form}` is not multilinear, where {len(names)} coordinates are free"
            )
        # A multilinear form is a mean of its values at the corners of the box.
        corners = [
            form.at(dict(zip(names, corner, strict=True)))
            for corner in itertools.product((0, 1), repeat=len(names))
        ]
        if any(corners) and (min(corners) >= 0 or max(corners) <= 0):
            return []
    if any(not form.terms for form in system):
        raise Undecided("a demand is 0 on all of a face, where others are not settled")
    doubts: list[Undecided] = []
    for order in itertools.permutations(range(len(names))):
        turned = [names[k] for k in order]
        try:
            points = (_two if len(names) == 2 else _three)(system, turned)
        except Undecided as doubt:
            doubts.append(doubt)
            continue
        return [tuple(p[order.index(k)] for k in range(len(names))) for p in points]
    raise doubts[0]


def _parts(form: Form, name: str) -> list[Form]:
    """Return the coefficients of the powers of a name, that of its power 0 first."""
    found: list[dict[tuple[str, ...], Any]] = [{}]
    for monomial, c in form.terms.items():
        power = monomial.count(name)
        found += [{} for _ in range(power + 1 - len(found))]
        found[power][tuple(n for n in monomial if n != name)] = c
    return [Form(terms) for terms in found]


def _linear(form: Form, name: str) -> tuple[Form, Form]:
    """Return A and B of a form A + B*name."""
    parts = _parts(form, name)
    return parts[0], parts[1] if len(parts) > 1 else Form({})


def _poly(form: Form) -> Poly:
    """Return a form in at most one name as a polynomial."""
    found: dict[int, Any] = {len(m): c for m, c in form.terms.items()}
    return trimmed([found.get(k, 0) for k in range(max(found, default=-1) + 1)])


def _at(form: Form, values: Mapping[str, Any]) -> Any:
    """Return the value of a form, algebraic numbers among the values."""
    total: Any = 0
    for monomial, c in form.terms.items():
        product: Any = c
        for name in monomial:
            product = values[name] * product
        total = product + total
    return total


def _two(system: System, names: list[str]) -> list[Point]:
    """Return what may be the common zeros of two multilinear forms in x and y.

    With f = A + By and g = C + Dy, polynomials in x, AD - BC is 0 at each.
    """
    x, y = names
    rows = [_linear(form, y) for form in system]
    (a, b), (c, e) = rows
    eliminated = _poly(_form(a * e - b * c))
    if not eliminated:
        raise Undecided("two demands are 0 together along a curve")
    found = []
    for root in roots([eliminated]):
        last = _solved(rows, {x: root})
        found += [(root, last)] if last is not None else []
    return found


def _solved(rows: Sequence[tuple[Form, Form]], values: Mapping[str, Any]) -> Any:
    """Return the one z at which a first row A + Bz with B not 0 is 0; None if none."""
    numbers = [(_at(a, values), _at(b, values)) for a, b in rows]
    for a, b in numbers:
        if sign_of(b):
            return -a * (1 / b if isinstance(b, Algebraic) else Fraction(1) / b)
    if any(sign_of(a) for a, _ in numbers):
        return None
    raise Undecided("all demands for free coordinates are 0 along a line")


def _three(system: System, names: list[str]) -> list[Point]:
    """Return what may be the common zeros of three multilinear forms in x, y and z.

    With f_i = A_i + B_i z all A_i B_j - A_j B_i are 0 at each, and so is a resultant
    of two of these, a polynomial in x.
    """
    x, y, z = names
    rows = [_linear(form, z) for form in system]
    pairs = itertools.combinations(rows, 2)
    flat = [_form(a * e - b * c) for (a, b), (c, e) in pairs]
    flat = [form for form in flat if form.terms]
    shared: Poly = trimmed([])
    for first, second in itertools.combinations(flat, 2):
        shared = common_divisor(shared, _resultant(first, second, y))[0]
    if not shared:
        raise Undecided("three demands are 0 together along a curve")
    found = []
    for root in roots([shared]):
        for middle in _second(flat, root, x, y):
            last = _solved(rows, {x: root, y: middle})
            found += [(root, middle, last)] if last is not None else []
    return found


def _resultant(first: Form, second: Form, name: str) -> Poly:
    """Return a polynomial that is 0 wherever both forms are, without the name.

    It is the determinant of the matrix of Sylvester.
    """
    p, q = ([_poly(c) for c in reversed(_parts(f, name))] for f in (first, second))
    m, n = len(p) - 1, len(q) - 1
    zero: Poly = trimmed([])
    matrix = [[zero] * k + p + [zero] * (n - 1 - k) for k in range(n)]
    matrix += [[zero] * k + q + [zero] * (m - 1 - k) for k in range(m)]
    if not matrix:  # neither has the name: what both have in common is 0
        return common_divisor(p[0], q[0])[0]
    return _determinant(matrix)


def _determinant(matrix: list[list[Poly]]) -> Poly:
    if not matrix:
        return trimmed([1])
    total: Poly = trimmed([])
    for k, entry in enumerate(matrix[0]):
        if entry:
            minor = [row[:k] + row[k + 1 :] for row in matrix[1:]]
            total = add(total, scale(multiply(entry, _determinant(minor)), (-1) ** k))
    return total


def _second(flat: System, root: Any, x: str, y: str) -> list[Any]:
    """Return the y inside the box at which all these are 0 together with x = root."""
    shared: list[Any] = []
    for form in flat:
        shared = _divisor(shared, [_at(c, {x: root}) for c in _parts(form, y)])
    if not shared:
        raise Undecided("demands are 0 together along a line")
    if len(shared) == 1:
        return []
    if len(shared) == 2:
        low, lead = shared
        found = -low * (Fraction(1) / lead)
        return [found] if _inside(found) else []
    if any(isinstance(c, Algebraic) for c in shared):
        raise Undecided("two fixed points may differ in a root over an irrational one")
    return roots([trimmed(shared)])


def _divisor(p: list[Any], q: list[Any]) -> list[Any]:
    """Return a greatest common divisor over the field of the coefficients."""
    p, q = _without_zeros(p), _without_zeros(q)
    while q:
        rest, over = list(p), Fraction(1) / q[-1]
        while len(rest) >= len(q):
            factor = rest[-1] * over
            for k, c in enumerate(reversed(q)):
                rest[-1 - k] = rest[-1 - k] - factor * c
            rest = _without_zeros(rest[:-1])
        p, q = q, rest
    return p


def _without_zeros(coefficients: list[Any]) -> list[Any]:
    found = list(coefficients)
    while found and sign_of(found[-1]) == 0:
        found.pop()
    return found
