"""Polynomial identities that show literals to contradict each other.

What is linear in the products of unknowns is left to `linear_programs`, which gets
further rows here: products of two literals, and squares. A quadratic form that is
never negative is written as a sum of squares by completing them one after the other.
"""

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

from accord.theory.exact import Exact
from accord.theory.forms import Form, Literal, Product, contradicts
from accord.verifiers.engines.linear_programs import solve

Lemma = tuple[tuple[Product, Exact], ...]
MAX_ROWS = 400
MAX_PRODUCTS = 2_000  # of one size
_SHARES = tuple(Fraction(1, 2**k) for k in range(4))


def linear_lemma(products: Sequence[Product]) -> Lemma | None:
    """Return multipliers of these products that add up to a contradiction, or None."""
    rows = [Literal(tuple(p.form.terms.items()), p.sense) for p in products]
    found = solve(rows)
    if found.values is not None or found.multipliers is None:
        return None
    pairs = zip(products, found.multipliers, strict=True)
    return tuple((row, times) for row, times in pairs if times)


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


def find_longer_lemma(rows: Sequence[Literal]) -> Lemma | None:
    """Return a lemma like `find_lemma`, of all products of two or three literals."""
    ordered = sorted(rows, key=lambda row: len(row.terms))
    products: list[Product] = []
    for size in (1, 2, 3):
        groups = itertools.combinations_with_replacement(ordered, size)
        products += map(Product, itertools.islice(groups, MAX_PRODUCTS))
        lemma = linear_lemma(products) if size > 1 else None
        if lemma is not None:
            return lemma
    return None


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
