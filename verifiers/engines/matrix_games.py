"""Zero-sum matrix games: value and optimal mixtures, exactly.

A saddle point, else the formula for two by two, else the simplex method in integers.
Nothing here is trusted: a definition checks that the mixtures guarantee the value.
"""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, Monomial
from accord.verifiers.engines.linear_programs import solve as solve_rows

Matrix = Sequence[Sequence[Exact]]
Mixture = tuple[Exact, ...]
Solved = tuple[Exact, Mixture, Mixture]
# Beyond so many rows and columns floats that guess a basis are faster than pivots.
MANY = 60


def solve_matrix(matrix: Matrix) -> Solved:
    """Return the value for the player of the rows, and optimal rows and columns.

    >>> solve_matrix([[3, 0], [1, 2]])
    (Fraction(3, 2), (Fraction(1, 4), Fraction(3, 4)), (Fraction(1, 2), Fraction(1, 2)))
    """
    height, width = len(matrix), len(matrix[0])
    lows = [min(row) for row in matrix]
    highs = [max(column) for column in zip(*matrix, strict=True)]
    low, high = max(lows), min(highs)
    if low == high:
        rows = _pure(height, lows.index(low))
        return low, rows, _pure(width, highs.index(high))
    if height == width == 2:
        return _two_by_two(matrix)
    if height + width > MANY:
        return _by_program(matrix)
    return _by_pivots(matrix)


def _pure(size: int, chosen: int) -> Mixture:
    return tuple(int(k == chosen) for k in range(size))


def _two_by_two(matrix: Matrix) -> Solved:
    """Return the solution where no saddle point is: both mixtures equalise."""
    (a, b), (c, d) = matrix
    total = a - b - c + d
    first, second = Fraction(d - c) / total, Fraction(d - b) / total
    value = Fraction(a * d - b * c) / total
    return simplest(value), (first, 1 - first), (second, 1 - second)


def _by_pivots(matrix: Matrix) -> Solved:
    """Return the solution by the simplex method, Bland's rule, in integers.

    With all entries made positive integers, y >= 0 has the largest sum at which no
    row exceeds 1; the value is 1 / sum y. The tableau has the unknowns that are 0 as
    columns, and is the true one times `scale`, the last pivot, which divides exactly
    (Edmonds 1967).
    """
    height, width = len(matrix), len(matrix[0])
    unit = math.lcm(*(Fraction(x).denominator for row in matrix for x in row))
    integers = [[int(x * unit) for x in row] for row in matrix]
    shift = 1 - min(map(min, integers))
    table = [[x + shift for x in row] + [1] for row in integers]
    table.append([-1] * width + [0])
    scale = 1
    across = list(range(width))  # unknowns: the columns', then the rows' slacks
    down = list(range(width, width + height))
    while True:
        gains = [k for k in range(width) if table[height][k] < 0]
        if not gains:
            break
        c = min(gains, key=across.__getitem__)
        rising = [i for i in range(height) if table[i][c] > 0]
        r = min(rising, key=lambda i: (Fraction(table[i][-1], table[i][c]), down[i]))
        scale = _pivot(table, r, c, scale)
        across[c], down[r] = down[r], across[c]
    total = table[height][-1]  # times 1 / scale the sum of y, and of x
    columns = [Fraction(0)] * width
    rows = [Fraction(0)] * height
    for i, unknown in enumerate(down):
        if unknown < width:
            columns[unknown] = Fraction(table[i][-1], total)
    for k, unknown in enumerate(across):
        if unknown >= width:
            rows[unknown - width] = Fraction(table[height][k], total)
    value = (Fraction(scale, total) - shift) / unit
    return (
        simplest(value),
        tuple(map(simplest, rows)),
        tuple(map(simplest, columns)),
    )


def _pivot(table: list[list[int]], r: int, c: int, scale: int) -> int:
    """Exchange the unknowns of row r and column c; return the new scale."""
    row, pivot = table[r], table[r][c]
    for i, other in enumerate(table):
        if i != r:
            factor = other[c]
            table[i] = [
                (x * pivot - factor * y) // scale
                for x, y in zip(other, row, strict=True)
            ]
            table[i][c] = -factor
    row[c] = scale
    return pivot


def _by_program(matrix: Matrix) -> Solved:
    """Return the solution by a linear program, its multipliers the other's mixture."""
    value = ("v",)
    names, rows = _mixture(len(matrix))
    first = len(rows)
    for column in zip(*matrix, strict=True):
        rows.append(_row({**_sum(names, column), value: -1}, ">="))
    found = solve_rows(rows, Form({value: 1}))
    assert found.values is not None
    assert found.multipliers is not None
    assert found.bound is not None
    mixture = tuple(found.values.get(name, 0) for name in names)
    return found.bound, mixture, found.multipliers[first:]


def _mixture(size: int) -> tuple[list[Monomial], list[Literal]]:
    """Return the probabilities of the rows as unknowns, and what is known of them."""
    names: list[Monomial] = [(f"p{a:05d}",) for a in range(size)]
    rows = [_row({name: 1}, ">=") for name in names]
    rows.append(_row({**dict.fromkeys(names, 1), (): -1}, "=="))
    return names, rows


def _sum(names: Sequence[Monomial], numbers: Sequence[Exact]) -> dict[Monomial, Exact]:
    return {name: x for name, x in zip(names, numbers, strict=True) if x}


def _row(terms: dict[Monomial, Exact], sense: str) -> Literal:
    # As it stands and not in canonical form, which would scale its multiplier.
    return Literal(tuple(terms.items()), sense)


def best_mixtures(
    over: Matrix, sums: Sequence[Exact]
) -> tuple[tuple[Mixture, Mixture], tuple[Mixture, Mixture]]:
    """Return how the least and the most of m . sums are shown, m . over being >= 0.

    Each is a pair of a mixture m of the rows and multipliers of the columns of `over`,
    as `accord.theory.initiative.fallbacks` asks. There has to be such an m.
    """
    end = _two_rows if len(over) == 2 else _many_rows
    return end(over, sums, 1), end(over, sums, -1)


def _two_rows(
    over: Matrix, sums: Sequence[Exact], sign: int
) -> tuple[Mixture, Mixture]:
    """Return an end for mixtures (p, 1 - p), p in an interval."""
    slope = sign * (sums[0] - sums[1])
    low, high = Fraction(0), Fraction(1)
    at: dict[str, Any] = {}
    for k, (x, y) in enumerate(zip(*over, strict=True)):
        if x > y and Fraction(-y) / (x - y) > low:
            low, at["low"] = Fraction(-y) / (x - y), k
        if x < y and Fraction(y) / (y - x) < high:
            high, at["high"] = Fraction(y) / (y - x), k
    p, tight = (low, at.get("low")) if slope >= 0 else (high, at.get("high"))
    multipliers: list[Exact] = [0] * len(over[0])
    if tight is not None and slope:
        multipliers[tight] = simplest(
            Fraction(slope) / (over[0][tight] - over[1][tight])
        )
    return (simplest(p), simplest(1 - p)), tuple(multipliers)


def _many_rows(
    over: Matrix, sums: Sequence[Exact], sign: int
) -> tuple[Mixture, Mixture]:
    """Return an end by a linear program."""
    names, rows = _mixture(len(over))
    first = len(rows)
    columns = list(zip(*over, strict=True))
    kept = [k for k, column in enumerate(columns) if any(column)]
    rows += [_row(_sum(names, columns[k]), ">=") for k in kept]
    found = solve_rows(rows, Form(_sum(names, [-sign * x for x in sums])))
    assert found.values is not None
    assert found.multipliers is not None
    multipliers: list[Exact] = [0] * len(columns)
    for k, y in zip(kept, found.multipliers[first:], strict=True):
        multipliers[k] = y
    return tuple(found.values.get(name, 0) for name in names), tuple(multipliers)
