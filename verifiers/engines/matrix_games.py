"""Zero-sum matrix games: value and optimal mixtures, exactly.

A saddle point, else the formula for two by two, else the simplex method in integers.
Nothing here is trusted: a definition checks that the mixtures guarantee the value.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

from accord.theory.exact import Exact, simplest
from accord.theory.forms import Form, Literal, Monomial
from accord.theory.transferable import guaranteed
from accord.verifiers.engines.linear_programs import solve as solve_rows
from accord.verifiers.engines.pivots import largest

Matrix = Sequence[Sequence[Exact]]
Mixture = tuple[Exact, ...]
Solved = tuple[Exact, Mixture, Mixture]
# With more rows and more columns than this, floats that guess a basis beat pivots.
MANY = 25


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
    if min(height, width) > MANY:
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
    row exceeds 1; the value is 1 / sum y.
    """
    unit = math.lcm(*(Fraction(x).denominator for row in matrix for x in row))
    integers = [[int(x * unit) for x in row] for row in matrix]
    shift = 1 - min(map(min, integers))
    raised = [[x + shift for x in row] for row in integers]
    found = largest(raised, [1] * len(matrix), [1] * len(matrix[0]))
    value = (1 / found.value - shift) / unit
    rows, columns = (
        tuple(simplest(x / found.value) for x in side)
        for side in (found.rows, found.columns)
    )
    return simplest(value), rows, columns


def _by_program(matrix: Matrix) -> Solved:
    """Return the solution by a linear program, its multipliers the other's mixture."""
    value: Monomial = ("v",)
    names: list[Monomial] = [(f"p{a:05d}",) for a in range(len(matrix))]
    rows = [_row({name: 1}, ">=") for name in names]
    rows.append(_row({**dict.fromkeys(names, 1), (): -1}, "=="))
    first = len(rows)
    for column in zip(*matrix, strict=True):
        known = {name: x for name, x in zip(names, column, strict=True) if x}
        rows.append(_row({**known, value: -1}, ">="))
    found = solve_rows(rows, Form({value: 1}))
    assert found.values is not None
    assert found.multipliers is not None
    assert found.bound is not None
    mixture = tuple(found.values.get(name, 0) for name in names)
    return found.bound, mixture, found.multipliers[first:]


def _row(terms: dict[Monomial, Exact], sense: str) -> Literal:
    # As it stands and not in canonical form, which would scale its multiplier.
    return Literal(tuple(terms.items()), sense)


def best_mixtures(
    over: Matrix, sums: Sequence[Exact]
) -> tuple[tuple[Mixture, Mixture], tuple[Mixture, Mixture]]:
    """Return how the least and the most of m . sums are shown, of all optimal m.

    The value of the game `over` is 0. Each end is a pair of an optimal mixture m of the
    rows and multipliers of the columns, as `initiative.fallbacks` asks for.
    """
    return _end(over, sums, -1), _end(over, sums, 1)


def _end(over: Matrix, sums: Sequence[Exact], sign: int) -> tuple[Mixture, Mixture]:
    """Return the end of the largest sign * m . sums.

    Every row is given a little more for its sum. If that is little enough, what is
    optimal then is one of the optimal mixtures, the best by the sum; and the optimal
    columns y of that game, divided by how little it is, are the multipliers: they hold
    each row to the value, which is that little times the best sum.
    """
    little = Fraction(1, 16)
    while True:
        tilted = [
            [x + sign * little * total for x in row]
            for row, total in zip(over, sums, strict=True)
        ]
        _, rows, columns = solve_matrix(tilted)
        if guaranteed(over, rows) >= 0:
            return rows, tuple(simplest(y / little) for y in columns)
        little *= little
