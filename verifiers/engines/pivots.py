"""The simplex method in integers, for small programs with a point to start from.

Nothing here is trusted: what comes out is checked by whoever asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Optimum:
    """The largest value of a program, where it is reached, and the multipliers.

    columns   the unknowns y
    rows      for each row its multiplier
    value     the sum of measure times y
    """

    columns: tuple[Fraction, ...]
    rows: tuple[Fraction, ...]
    value: Fraction


def largest(
    matrix: Sequence[Sequence[int]], bounds: Sequence[int], measure: Sequence[int]
) -> Optimum:
    """Return where measure . y is largest, with y >= 0 and no row . y above its bound.

    The bounds are at least 0, so that y = 0 is a start, and the measure is bounded.
    Bland's rule ends. The tableau has the unknowns that are 0 as columns, and is the
    true one times `scale`, the last pivot, which divides exactly (Edmonds 1967).

    >>> largest([[1, 1], [1, 0]], [3, 2], [2, 1]).value
    Fraction(5, 1)
    """
    height, width = len(matrix), len(measure)
    table = [[*row, bound] for row, bound in zip(matrix, bounds, strict=True)]
    table.append([*(-x for x in measure), 0])
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
    columns, rows = [Fraction(0)] * width, [Fraction(0)] * height
    for i, unknown in enumerate(down):
        if unknown < width:
            columns[unknown] = Fraction(table[i][-1], scale)
    for k, unknown in enumerate(across):
        if unknown >= width:
            rows[unknown - width] = Fraction(table[height][k], scale)
    return Optimum(tuple(columns), tuple(rows), Fraction(table[height][-1], scale))


def _pivot(table: list[list[int]], r: int, c: int, scale: int) -> int:
    """Exchange the unknowns of row r and column c; return the new scale."""
    row, pivot = table[r], table[r][c]
    for i, other in enumerate(table):
        factor = other[c]
        if i != r and (factor or pivot != scale):
            table[i] = [
                (x * pivot - factor * y) // scale
                for x, y in zip(other, row, strict=True)
            ]
            table[i][c] = -factor
    row[c] = scale
    return pivot
