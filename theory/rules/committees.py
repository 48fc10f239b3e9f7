"""Rules that elect committees from approval ballots."""

import itertools
import math
from fractions import Fraction
from functools import lru_cache

from accord.theory.domains import committees
from accord.theory.rules import rule

Ballots = tuple[frozenset[int], ...]
_SIZE = {"agents": 3, "alternatives": 3, "seats": 2}


@rule(
    "committees",
    size=_SIZE,
    has="anonymous weakly-proportional weakly-efficient",
    lacks="neutral",
)
def proportional_approval_voting(
    ballots: Ballots, *, alternatives: int, seats: int
) -> frozenset[int]:
    """Return the committee with the most points, the first in dictionary order.

    A ballot with j members of the committee gives 1 + 1/2 + ... + 1/j (Thiele 1895).
    """
    return _best(ballots, alternatives, seats, _harmonic(seats))


@rule(
    "committees",
    size=_SIZE,
    has="anonymous subset-strategyproof weakly-efficient",
    lacks="neutral",
)
def multiwinner_approval(
    ballots: Ballots, *, alternatives: int, seats: int
) -> frozenset[int]:
    """Return the committee with the most approvals, the first in dictionary order."""
    return _best(ballots, alternatives, seats, tuple(range(seats + 1)))


_every = lru_cache(maxsize=32)(committees)


@lru_cache(maxsize=32)
def _harmonic(seats: int) -> tuple[int, ...]:
    """Return 0, 1, 1 + 1/2, ... times a number that makes them whole."""
    scale = math.lcm(*range(1, seats + 1))
    parts = (Fraction(scale, j) for j in range(1, seats + 1))
    return (0, *map(int, itertools.accumulate(parts)))


def _best(
    ballots: Ballots, alternatives: int, seats: int, points: tuple[int, ...]
) -> frozenset[int]:
    rows = [_row(ballot, alternatives, seats, points) for ballot in ballots]
    totals = [sum(column) for column in zip(*rows, strict=True)]
    best: frozenset[int] = _every(alternatives, seats)[totals.index(max(totals))]
    return best


@lru_cache(maxsize=4096)
def _row(
    ballot: frozenset[int], alternatives: int, seats: int, points: tuple[int, ...]
) -> tuple[int, ...]:
    """Return what a ballot gives each committee, in dictionary order."""
    every = _every(alternatives, seats)
    return tuple(points[len(members & ballot)] for members in every)
