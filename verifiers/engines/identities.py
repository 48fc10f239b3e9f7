"""Polynomial identities that show literals to contradict each other.

What is linear in the products of unknowns is left to `linear_programs`, which gets
further rows here: products of two literals, and squares. A quadratic form that is
never negative is written as a sum of squares by completing them one after the other.
"""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.exact import Exact
from accord.theory.forms import Form, Literal, Monomial, Product, contradicts
from accord.verifiers.engines.linear_programs import by_basis

Lemma = tuple[tuple[Product, Exact], ...]
MAX_ROWS = 400
MAX_FORMS = 15  # whose squares are tried
MAX_SQUARES = 600
MAX_ROUNDS = 8
_DENOMINATORS = (1, 2, 6, 1_000)  # of the weights in a square, the simplest first
_TINY = 1e-9
MAX_PRODUCTS = 2_000  # of one size
_SHARES = tuple(Fraction(1, 2**k) for k in range(4))


def linear_lemma(products: Sequence[Product]) -> Lemma | None:
    """Return multipliers of these products that add up to a contradiction, or None."""
    found = by_basis(_as_rows(products))
    if found is None or found.values is not None or found.multipliers is None:
        return None
    pairs = zip(products, found.multipliers, strict=True)
    return tuple((row, times) for row, times in pairs if times)


def _as_rows(products: Sequence[Product]) -> list[Literal]:
    return [Literal(tuple(p.form.terms.items()), p.sense) for p in products]


def find_lemma(rows: Sequence[Literal]) -> Lemma | None:
    """Return a lemma of literals with products of unknowns, None if none was found."""
    return _by_squares(rows) or _by_products(rows)


def _by_products(rows: Sequence[Literal]) -> Lemma | None:
    """Try products of two literals, those with few unknowns first."""
    single = [Product((row,)) for row in rows]
    ordered = sorted(rows, key=lambda row: len(row.terms))
    pairs = list(itertools.combinations_with_replacement(ordered, 2))
    mixed = [pair for pair in pairs if _shares_products(pair, rows)]
    products = [Product(pair) for pair in mixed[:MAX_ROWS]]
    return linear_lemma([*single, *products])


def find_longer_lemma(
    rows: Sequence[Literal], near: Mapping[str, Exact] | None = None
) -> Lemma | None:
    """Return a lemma like `find_lemma`, with longer products and with squares.

    First the products of up to three literals that have a product of unknowns with the
    rows or with one another; then squares, alone and times a literal, of higher and
    higher degree. `near`: values at which the rows hold if `>` is read as `>=`; only
    squares that are zero there can help. None means not found, not absent.
    """
    tried = [Product((row,)) for row in rows]
    for products in _longer_products(rows):
        tried = [*tried[: len(rows)], *products]
        lemma = linear_lemma(tried)
        if lemma is not None:
            return lemma
    most = max((len(m) for row in rows for m, _ in row.terms), default=1)
    for degree in range(most, most + 3):
        short = [p for p in tried if _degree(p.form) <= degree + 1]
        lemma = _with_squares(short[:MAX_ROWS], _bases(rows, degree, near))
        if lemma is not None:
            return lemma
    return None


def _longer_products(rows: Sequence[Literal]) -> Iterator[list[Product]]:
    """Yield products of two literals, then of two and of three, then all of these."""
    ordered = sorted(rows, key=lambda row: len(row.terms))
    known = {m for row in rows for m, _ in row.terms if len(m) > 1}
    for sizes in ((2, 2), (3, 2)):
        found: dict[int, list[Product]] = {}
        for size in sizes:
            groups = itertools.combinations_with_replacement(ordered, size)
            chosen = (p for p in map(Product, groups) if known & p.form.terms.keys())
            found[size] = list(itertools.islice(chosen, size * MAX_ROWS))
            known |= {m for p in found[size] for m in p.form.terms if len(m) > 1}
        yield [product for products in found.values() for product in products]
    every: list[Product] = []
    for size in (2, 3):
        all_groups = itertools.combinations_with_replacement(ordered, size)
        every += map(Product, itertools.islice(all_groups, MAX_PRODUCTS))
    yield every


@dataclass(frozen=True)
class _Basis:
    """Forms whose squares, times the literals if there are any, are tried.

    simple   forms with few terms
    forms    forms of which all sums can be tried
    """

    literals: tuple[Literal, ...]
    simple: tuple[Form, ...]
    forms: tuple[Form, ...]

    def squares(self) -> list[Product]:
        """Return the simple squares."""
        return [Product(self.literals, form) for form in self.simple]

    def square(self, weights: Sequence[Exact]) -> Product:
        """Return the square of the sum of the forms times these weights."""
        total = Form({})
        for weight, form in zip(weights, self.forms, strict=True):
            total = total + form * weight
        return Product(self.literals, total)


def _bases(
    rows: Sequence[Literal], degree: int, near: Mapping[str, Exact] | None
) -> list[_Basis]:
    """Return what squares to try up to this degree, alone and times each literal."""
    names = sorted({name for row in rows for m, _ in row.terms for name in m})
    found = []
    for literals in ((), *((row,) for row in rows if row.sense != "!=")):
        factor = Product(literals).form
        room = (degree + (not literals) - _degree(factor)) // 2
        if room > 0:
            zero = None if _free(factor, near) else near
            plain = _monomials([Form.unknown(name) for name in names], room)
            values = [form.at(zero) if zero else 0 for form in plain]
            simple = list(_pairs(plain, values))
            forms = plain
            if zero and any(zero.values()):
                moved = [Form.unknown(name) - zero.get(name, 0) for name in names]
                forms = _monomials(moved, room)[1:]
                simple += _pairs(forms, [0] * len(forms))
            elif zero:
                forms = plain[1:]
            found.append(_Basis(literals, tuple(simple), tuple(forms)))
    return found


def _monomials(unknowns: Sequence[Form], degree: int) -> list[Form]:
    """Return 1 and the products of up to `degree` of the forms, not too many."""
    groups = (
        group
        for size in range(degree + 1)
        for group in itertools.combinations_with_replacement(unknowns, size)
    )
    one: Any = Form({(): 1})
    few = itertools.islice(groups, MAX_FORMS)
    return [math.prod(group, start=one) for group in few]


def _pairs(forms: Sequence[Form], values: Sequence[Exact]) -> Iterator[Form]:
    """Yield the forms, sums and differences of two, that are zero with these values."""
    pairs = list(zip(forms, values, strict=True))
    yield from (form for form, value in pairs if value == 0)
    for (a, x), (b, y) in itertools.combinations(pairs, 2):
        if x == 0 == y:
            yield a + b
            yield a - b
        elif x != 0 != y:
            yield a * y - b * x


def _free(factor: Form, near: Mapping[str, Exact] | None) -> bool:
    """Return whether squares times this factor need not be zero at that point."""
    return near is None or factor.at({n: near.get(n, 0) for n in _names(factor)}) == 0


def _names(form: Form) -> set[str]:
    return {name for monomial in form.terms for name in monomial}


def _degree(form: Form) -> int:
    return max(map(len, form.terms), default=0)


def _with_squares(tried: Sequence[Product], bases: Sequence[_Basis]) -> Lemma | None:
    """Add simple squares, and then those that the values of the products call for.

    Values of products of unknowns that all rows allow come from no numbers if some
    square has a negative one: this square is added. (The cuts of semidefinite
    programming, rounded to rationals.)
    """
    products = list(tried)
    for few in (bases[:1], bases):
        added = [square for basis in few for square in basis.squares()]
        products = [*tried, *added[:MAX_SQUARES]]
        lemma = linear_lemma(products)
        if lemma is not None:
            return lemma
    for _ in range(MAX_ROUNDS):
        found = by_basis(_as_rows(products))
        if found is None or found.values is None:
            return linear_lemma(products)
        cuts = [cut for basis in bases for cut in _cuts(basis, found.values)]
        if not cuts:
            return None
        products += cuts
    return linear_lemma(products)


def _cuts(basis: _Basis, values: Mapping[Monomial, Exact]) -> list[Product]:
    """Return squares of forms of the basis that are negative at these values."""
    import numpy as np

    size = len(basis.forms)
    factor = Product(basis.literals).form
    matrix = np.zeros((size, size))
    for j, k in itertools.combinations_with_replacement(range(size), 2):
        entry = _value(factor * basis.forms[j] * basis.forms[k], values)
        matrix[j, k] = matrix[k, j] = float(entry)
    least, vectors = np.linalg.eigh(matrix)
    found = []
    for size_of, vector in zip(least, vectors.T, strict=True):
        if size_of >= -_TINY * max(1.0, float(abs(matrix).max())):
            break
        scaled = vector / max(vector, key=abs)
        for most in _DENOMINATORS:
            weights = [Fraction(float(x)).limit_denominator(most) for x in scaled]
            square = basis.square(weights)
            if _value(square.form, values) < 0:
                found.append(square)
                break
    return found


def _value(form: Any, values: Mapping[Monomial, Exact]) -> Exact:
    total: Exact = 0
    for monomial, coefficient in form.terms.items():
        total += coefficient * (values.get(monomial, 0) if monomial else 1)
    return total


def _shares_products(pair: tuple[Literal, Literal], rows: Sequence[Literal]) -> bool:
    """Return whether a product has a product of unknowns that some row has too."""
    known = {m for row in rows for m, _ in row.terms if len(m) > 1}
    return any(m in known for m in Product(pair).form.terms)


def _by_squares(rows: Sequence[Literal]) -> Lemma | None:
    """Try `row = - squares`, or with the square of a row that cannot be zero."""
    strict = [row for row in rows if row.sense == ">"]
    for row in rows:
        if row.sense == "!=" or max((len(m) for m, _ in row.terms), default=0) != 2:
            continue
        for rest, taken in _reduced(-row.form, strict):
            squares = complete_squares(rest)
            if squares is None:
                continue
            lemma = (
                (Product((row,)), 1),
                *taken,
                *((Product((), form), times) for form, times in squares),
            )
            if contradicts([p for p, _ in lemma], [times for _, times in lemma]):
                return lemma
    return None


def _reduced(target: Form, strict: Sequence[Literal]) -> Iterator[tuple[Form, Lemma]]:
    yield target, ()
    for row, share in itertools.product(strict, _SHARES):
        square = Product((row, row))
        yield Form((target - share * square.form).terms), ((square, share),)


def complete_squares(form: Form) -> list[tuple[Form, Exact]] | None:
    """Return forms and positive numbers with `form` = sum of number * form^2 + c.

    c is a constant of at least 0. None where a square would count negatively, or the
    form is not quadratic.
    """
    squares: list[tuple[Form, Exact]] = []
    rest = form
    while rest.constant is None:
        name = next((m[0] for m in rest.terms if len(m) == 2 and m[0] == m[1]), None)
        if name is None or any(len(m) > 2 for m in rest.terms):
            return None
        lead = rest.terms[name, name]
        if lead < 0:
            return None
        linear = Form(
            {
                _without(m, name): c if m.count(name) == 1 else 2 * c
                for m, c in rest.terms.items()
                if name in m
            }
        )
        root = Form((linear * (1 / Fraction(2 * lead))).terms)
        squares.append((root, lead))
        rest = Form((rest - lead * root**2).terms)
    constant = rest.constant
    return squares if constant is not None and constant >= 0 else None


def _without(monomial: tuple[str, ...], name: str) -> tuple[str, ...]:
    rest = list(monomial)
    rest.remove(name)
    return tuple(rest)
