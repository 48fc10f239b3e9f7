"""Sums of square roots: added, multiplied, shown, and put into one number field."""

import ast
import itertools
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.algebraic import Algebraic, Field
from accord.theory.errors import ModelError, SolverError
from accord.theory.exact import Exact, exact, simplest
from accord.verifiers.engines.linear_programs import solve_square

Radical = Mapping[int, Fraction]  # c_m for square-free m > 0: the sum of c_m sqrt(m)
MAX_ROOTS = 5


def rational(value: Exact) -> Radical:
    """Return a rational number."""
    return {1: Fraction(value)} if value else {}


def root(value: Exact) -> Radical:
    """Return the square root of a rational number that is at least 0."""
    import flint

    q = Fraction(value)
    outside, inside = Fraction(1, q.denominator), 1
    if q == 0:
        return {}
    for prime, power in flint.fmpz(q.numerator * q.denominator).factor():
        outside *= int(prime) ** (power // 2)
        inside *= int(prime) ** (power % 2)
    return {inside: outside}


def plus(x: Radical, y: Radical, times: Exact = 1) -> Radical:
    """Return x + times*y."""
    total = dict(x)
    for m, c in y.items():
        total[m] = total.get(m, Fraction(0)) + times * c
    return {m: c for m, c in total.items() if c}


def multiplied(x: Radical, y: Radical) -> Radical:
    """Return the product."""
    total: Radical = {}
    for (m, c), (n, d) in itertools.product(x.items(), y.items()):
        common = math.gcd(m, n)
        term = {m // common * (n // common): c * d * common}
        total = plus(total, term)
    return total


def sign(x: Radical) -> int:
    """Return -1, 0 or 1: roots of different square-free numbers are independent."""
    import flint

    if not x:
        return 0
    before = flint.ctx.prec
    try:
        for bits in itertools.count(64, 64):
            flint.ctx.prec = bits
            total = flint.arb(0)
            for m, c in x.items():
                total += flint.arb(flint.fmpq(c.numerator, c.denominator)) * (
                    flint.arb(m).sqrt()
                )
            if total > 0 or total < 0:
                return 1 if total > 0 else -1
    finally:
        flint.ctx.prec = before
    raise AssertionError  # an unending loop ends before it


def shown(x: Radical) -> str:
    """Return the number as text: `7 - sqrt(2) + sqrt(30)/6`."""
    text = ""
    for m, c in sorted(x.items()):
        size = abs(c)
        if m == 1:
            term = str(size)
        else:
            factor = "" if size.numerator == 1 else f"{size.numerator}*"
            below = "" if size.denominator == 1 else f"/{size.denominator}"
            term = f"{factor}sqrt({m}){below}"
        sep = (" - " if c < 0 else " + ") if text else ("-" if c < 0 else "")
        text += sep + term
    return text or "0"


def said(number: Any) -> str:
    """Return a number as text: rational, with square roots, or as near as decimals."""
    if not isinstance(number, Algebraic):
        return str(number)
    if len(number.field.polynomial) > 3:
        return str(number)
    c, b, a = number.field.polynomial
    middle = Fraction(-b, 2 * a)
    side = 1 if number.field.generator > middle else -1
    distance = root(Fraction(b * b - 4 * a * c, 4 * a * a))
    constant, times = number.value
    return shown(plus(rational(constant + times * middle), distance, side * times))


def read_radical(text: str) -> Radical:
    """Return the number of a text such as `13/2 + 3*sqrt(2)/2`; nothing is run."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ModelError(
            f"expected a sum of square roots, got `{text[:60]}`"
        ) from error
    return _read(tree, text)


def _read(tree: ast.expr, text: str) -> Radical:
    match tree:
        case ast.Constant(value=int()) if not isinstance(tree.value, bool):
            return rational(exact(tree.value))
        case ast.UnaryOp(op=ast.USub()):
            return plus({}, _read(tree.operand, text), -1)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            times = 1 if isinstance(tree.op, ast.Add) else -1
            return plus(_read(tree.left, text), _read(tree.right, text), times)
        case ast.BinOp(op=ast.Mult()):
            return multiplied(_read(tree.left, text), _read(tree.right, text))
        case ast.BinOp(op=ast.Div()):
            below = _read(tree.right, text)
            if len(below) == 1:
                ((m, c),) = below.items()
                return multiplied(_read(tree.left, text), {m: 1 / (c * m)})
        case ast.Call(func=ast.Name(id="sqrt"), args=[inner], keywords=[]):
            value = _read(inner, text)
            if set(value) <= {1} and value.get(1, 0) >= 0:
                return root(value.get(1, 0))
    raise ModelError(
        f"expected a sum of square roots, got `{text[:60]}`",
        'write whole numbers, + - * / and sqrt(...): "7 - sqrt(2) + sqrt(30)/6"',
    )


def in_one_field(numbers: Sequence[Radical]) -> list[Any]:
    """Return the numbers in one field Q(a), where a is a sum of square roots.

    Of the roots that occur some, sqrt(g) for g in G, give all others by products and
    rational factors; the products of subsets of these are a basis. In it a and its
    powers are rows of rational numbers, so that each root is a polynomial in a by one
    linear system. Raises SolverError if there are more than 5 such roots.
    """
    generators: list[int] = []
    products = {1: (1, 0)}  # square-free m: (k, subset) with k*sqrt(m) their product
    for m in sorted({m for x in numbers for m in x}):
        if m in products:
            continue
        if len(generators) == MAX_ROOTS:
            raise SolverError(
                f"the numbers need more than {MAX_ROOTS} independent square roots, and "
                f"a field of degree {2 ** (MAX_ROOTS + 1)} or more"
            )
        bit = 1 << len(generators)
        generators.append(m)
        for n, (k, subset) in list(products.items()):
            common = math.gcd(m, n)
            products[m // common * (n // common)] = (k * common, subset | bit)
    if not generators:
        return [simplest(x.get(1, Fraction(0))) for x in numbers]
    field, columns = _field(generators)

    def element(x: Radical) -> Any:
        target = [Fraction(0)] * len(columns)
        for m, c in x.items():
            k, subset = products[m]
            target[subset] = c / k
        value = solve_square([list(row) for row in zip(*columns, strict=True)], target)
        assert value is not None, "a sum of independent roots generates its field"
        if not any(value[1:]):
            return simplest(value[0])
        return Algebraic(field, value)

    return [element(x) for x in numbers]


def _field(generators: Sequence[int]) -> tuple[Field, list[list[Exact]]]:
    """Return the field of a = sum of sqrt(g), and the powers of a in the basis."""
    size = 1 << len(generators)
    power: list[Exact] = [1, *[0] * (size - 1)]
    columns: list[list[Exact]] = []
    for _ in range(size):
        columns.append(power)
        following: list[Exact] = [0] * size
        for subset, c in enumerate(power):
            for k, g in enumerate(generators):
                bit = 1 << k
                following[subset ^ bit] += c * (g if subset & bit else 1)
        power = following
    found = solve_square([list(row) for row in zip(*columns, strict=True)], power)
    assert found is not None, "the powers of a sum of independent roots are too"
    polynomial = (*(-int(c) for c in found), 1)
    # a is the largest root, the next one below it by 2 sqrt(g) > 2 for some g.
    near = Fraction(sum(math.isqrt(g << 20) for g in generators), 1 << 10)
    return Field(polynomial, near - 1, near + 1), columns
