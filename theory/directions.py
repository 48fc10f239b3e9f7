"""The finitely many directions in which a lottery need be moved to be improved."""

import functools
import itertools
from collections.abc import Sequence
from fractions import Fraction

from accord.theory.exact import Exact, simplest
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import own_order

Vector = tuple[Exact, ...]


def directions(m: Mechanism, profile: Profile) -> list[tuple[Vector, ...]]:
    """Return the directions that suffice to improve any lottery over the outcomes.

    A direction is a tuple of (outcome, change of its probability). It is measured by
    the agents' utilities, or where they have orders by the probabilities of the sets
    of outcomes at least as good as a given one (stochastic dominance).
    """
    every = listed_outcomes(m)
    if m.utility is not None:
        rows = [tuple(m.utility_at(i, profile, x) for x in every) for i in m.agents]
    else:
        orders = [own_order(m, i, profile) for i in m.agents]
        sets = [upper for order in orders for upper in upper_sets(order, every)]
        rows = [tuple(int(x in upper) for x in every) for upper in sets]
    found = elementary(frozenset(rows), len(every))
    return [
        tuple((x, change) for x, change in zip(every, z, strict=True) if change)
        for z in found
    ]


@functools.lru_cache(maxsize=1 << 12)
def elementary(rows: frozenset[Vector], size: int) -> list[Vector]:
    """Return the elementary vectors among the z of this size with sum 0, scaled to 1.

    Elementary: with as many zeros as can be among the entries of z and its products
    with the rows. Every z with sum 0 is a sum of such vectors in which no entry and
    no product has another sign than that of z (Rockafellar 1969); so if some z has the
    signs of an improvement, an elementary one has. Scaled so that the positive entries
    sum to 1; in a fixed order.
    """
    units = [tuple(int(x == y) for y in range(size)) for x in range(size)]
    vanishing = [*units, *sorted(rows - set(units))]
    found: set[Vector] = set()
    for zeros in itertools.combinations(vanishing, max(0, size - 2)):
        lines = null_space([(1,) * size, *zeros], size)
        if len(lines) == 1:
            z = lines[0]
            moved = sum(c for c in z if c > 0)
            found.add(tuple(simplest(c / moved) for c in z))
            found.add(tuple(simplest(-c / moved) for c in z))
    return sorted(found, reverse=True)


def null_space(rows: Sequence[Vector], size: int) -> list[list[Fraction]]:
    """Return a basis of the z of this size with row . z = 0 for all rows."""
    left = [[Fraction(c) for c in row] for row in rows]
    pivots: list[int] = []
    for column in range(size):
        done = len(pivots)
        row = next((k for k in range(done, len(left)) if left[k][column]), None)
        if row is None:
            continue
        left[done], left[row] = left[row], left[done]
        pivot = left[done][column]
        left[done] = [c / pivot for c in left[done]]
        for k, other in enumerate(left):
            if k != done and other[column]:
                factor = other[column]
                left[k] = [
                    c - factor * d for c, d in zip(other, left[done], strict=True)
                ]
        pivots.append(column)
    basis = []
    for free in (c for c in range(size) if c not in pivots):
        z = [Fraction(0)] * size
        z[free] = Fraction(1)
        for row, column in enumerate(pivots):
            z[column] = -left[row][free]
        basis.append(z)
    return basis
