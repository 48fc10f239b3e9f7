"""Polytopes by inequalities: their vertices, by trying every choice of tight rows."""

import itertools
import math
from collections.abc import Sequence
from fractions import Fraction

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, simplest

MAX_CHOICES = 20_000
Row = tuple[Sequence[Exact], Exact]
Point = tuple[Exact, ...]


def vertices(rows: Sequence[Row], size: int) -> tuple[Point, ...]:
    """Return the vertices of {x : a . x <= b for each row (a, b)}, in order.

    A point of the set is a vertex iff `size` independent rows are equalities there, so
    the single solutions of all choices of `size` rows, kept where they satisfy every
    row, are all of them. A set with a vertex is bounded iff no direction r, not 0, has
    a . r <= 0 for each row; if one has, one does at which size - 1 independent rows
    are equalities, so again all choices are tried. Then the set is the convex hull of
    its vertices. Raises ModelError if it is empty or unbounded.
    """
    from accord.theory.directions import null_space

    choices = math.comb(len(rows), size) + math.comb(len(rows), size - 1)
    if choices > MAX_CHOICES:
        raise ScopeError(
            f"{len(rows)} inequalities in {size} payoffs have {choices:,} choices of "
            f"tight ones, more than the {MAX_CHOICES:,} that are tried",
            "give the vertices themselves as `points`",
        )
    found: dict[Point, None] = {}
    for chosen in itertools.combinations(rows, size):
        lines = null_space([(*a, -b) for a, b in chosen], size + 1)
        if len(lines) == 1 and lines[0][-1] != 0:
            x = tuple(simplest(c / lines[0][-1]) for c in lines[0][:-1])
            if all(_product(a, x) <= b for a, b in rows):
                found[x] = None
    normals = [tuple(a) for a, _ in rows]
    if null_space(normals, size):
        raise ModelError(*_unbounded("in both directions"))
    if not found:
        raise ModelError("the inequalities contradict each other: no payoffs meet them")
    for directions in itertools.combinations(normals, size - 1):
        lines = null_space(directions, size)
        for sign in (1, -1) if len(lines) == 1 else ():
            ray = [sign * c for c in lines[0]]
            if all(_product(a, ray) <= 0 for a in normals):
                raise ModelError(*_unbounded(f"along ({', '.join(map(str, ray))})"))
    return tuple(sorted(found))


def _product(a: Sequence[Exact], x: Sequence[Exact]) -> Exact:
    return sum((c * y for c, y in zip(a, x, strict=True)), Fraction(0))


def _unbounded(where: str) -> tuple[str, str]:
    return (
        f"the feasible set is unbounded {where}, or empty",
        "add bounds, such as x >= 0 where less is of no interest",
    )
