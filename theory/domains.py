"""Domains: the finite sets of types that agents can have, and profiles of types."""

import itertools
import math
import re
from collections.abc import Iterator
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.profiles import Domain

MAX_TYPES = 200_000


def _bounded(count: int, what: str, largest: str) -> None:
    if count > MAX_TYPES:
        raise ScopeError(
            f"{what} has {count:,} types, more than the {MAX_TYPES:,} that fit",
            f"the largest that fits is {largest}",
        )


def strict_orders(alternatives: int) -> Domain:
    """Return all strict orders of alternatives 0..m-1, in lexicographic order."""
    size = math.factorial(alternatives) if alternatives < 100 else 10**158
    _bounded(size, f"the strict orders of {alternatives} alternatives", "8")
    return tuple(itertools.permutations(range(alternatives)))


def truncated_orders(alternatives: int) -> Domain:
    """Return all strict orders of one or more of the alternatives, shortest first.

    An order of all but one alternative is left out: it says what the order of all says.
    """
    sizes = [k for k in range(1, alternatives + 1) if k != alternatives - 1]
    count = sum(math.perm(alternatives, k) for k in sizes)
    _bounded(count, f"the truncated orders of {alternatives} alternatives", "8")
    return tuple(
        o for k in sizes for o in itertools.permutations(range(alternatives), k)
    )


def weak_orders(alternatives: int) -> Domain:
    """Return all weak orders of alternatives 0..m-1 (1, 3, 13, 75, 541, ...)."""
    if alternatives > 7:
        _bounded(10**6, f"the weak orders of {alternatives} alternatives", "7")

    def orders(rest: frozenset[int]) -> Iterator[tuple[frozenset[int], ...]]:
        if not rest:
            yield ()
        members = sorted(rest)
        for size in range(1, len(members) + 1):
            for top in itertools.combinations(members, size):
                for tail in orders(rest - set(top)):
                    yield (frozenset(top), *tail)

    return tuple(orders(frozenset(range(alternatives))))


def single_peaked_orders(alternatives: int) -> Domain:
    """Return the strict orders that are single-peaked on the line 0 < 1 < ... < m-1."""
    _bounded(2 ** (alternatives - 1), "the single-peaked domain", "18")

    def orders(low: int, high: int) -> Iterator[tuple[int, ...]]:
        # Worst first: the worst of an interval is one of its two ends.
        if low == high:
            yield (low,)
            return
        for order in orders(low + 1, high):
            yield (*order, low)
        for order in orders(low, high - 1):
            yield (*order, high)

    return tuple(sorted(orders(0, alternatives - 1)))


def approval_ballots(alternatives: int) -> Domain:
    """Return all approval ballots: the subsets of the alternatives, smallest first."""
    _bounded(2**alternatives, "the approval ballots", "17 alternatives")
    return tuple(
        frozenset(chosen)
        for size in range(alternatives + 1)
        for chosen in itertools.combinations(range(alternatives), size)
    )


def acyclic_relations(alternatives: int) -> tuple[frozenset[tuple[int, int]], ...]:
    """Return the relations "x is strictly above y" without a cycle (1, 3, 25, 543)."""
    if alternatives > 4:
        _bounded(10**6, f"the relations of {alternatives} alternatives", "4")
    pairs = list(itertools.combinations(range(alternatives), 2))
    choices = [((), ((x, y),), ((y, x),)) for x, y in pairs]
    chosen = itertools.product(*choices)
    every = (frozenset(pair for part in parts for pair in part) for parts in chosen)
    return tuple(sorted(filter(_is_acyclic, every), key=lambda r: (len(r), sorted(r))))


def _is_acyclic(relation: frozenset[tuple[int, int]]) -> bool:
    while relation:
        below = {y for _, y in relation}
        rest = frozenset((x, y) for x, y in relation if x in below)
        if rest == relation:
            return False
        relation = rest
    return True


def tournaments(alternatives: int) -> Domain:
    """Return the tournaments: of any two alternatives one beats the other.

    Each is the frozenset of the pairs (x, y) such that x beats y (1, 2, 8, 64, 1024).
    """
    pairs = list(itertools.combinations(range(alternatives), 2))
    _bounded(2 ** len(pairs), f"the tournaments of {alternatives} alternatives", "6")
    ways = itertools.product(*(((x, y), (y, x)) for x, y in pairs))
    return tuple(map(frozenset, ways))


def committees(alternatives: int, seats: int) -> Domain:
    """Return the sets of `seats` alternatives, in lexicographic order."""
    _bounded(math.comb(alternatives, seats), "the committees", "a smaller one")
    return tuple(map(frozenset, itertools.combinations(range(alternatives), seats)))


_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)")


def parse_values(text: str) -> Domain:
    """Return the numbers that `text` names: "0..4" or "{0,1/2,1}".

    >>> parse_values("0..3"), parse_values("{0,1/2,1}")
    ((0, 1, 2, 3), (0, Fraction(1, 2), 1))
    """
    span = _RANGE.fullmatch(text.strip())
    if span:
        low, high = int(span[1]), int(span[2])
        _bounded(high - low + 1, f"the range {text}", f"a range of {MAX_TYPES:,}")
        values: Domain = tuple(range(low, high + 1))
    elif text.strip().startswith("{") and text.strip().endswith("}"):
        parts = text.strip()[1:-1].split(",")
        values = tuple(exact(part, "value") for part in parts if part.strip())
    else:
        raise ModelError(
            f'expected values such as "0..4" or "{{0,1/2,1}}", got `{text}`',
            "write a range of integers, or numbers in braces",
        )
    if not values or len(set(values)) != len(values):
        raise ModelError(f"expected distinct values, at least one, got `{text}`")
    return values


def distance(x: Any, y: Any) -> Exact:
    """Return how far the report `y` is from `x`: the order in which lies are told.

    Numbers: the absolute difference. Strict orders: the number of pairs that the two
    rank differently (Kendall). Tuples of numbers: the sum of differences. Anything
    else: 0 if equal, else 1.
    """
    if isinstance(x, tuple) and isinstance(y, tuple) and x and y:
        if set(x) == set(y) and len(x) == len(set(x)):
            place = {item: k for k, item in enumerate(y)}
            pairs = itertools.combinations(x, 2)
            return sum(place[a] > place[b] for a, b in pairs)
        if len(x) == len(y) and not any(
            isinstance(a, (frozenset, tuple)) for a in x + y
        ):
            return sum((distance(a, b) for a, b in zip(x, y, strict=True)), 0)
    try:
        return abs(x - y)  # type: ignore[no-any-return]
    except TypeError:
        return int(x != y)


def places(domain: Domain) -> dict[Any, int]:
    """Return how simple each type is: numbers by size, others as the domain lists.

    >>> places((-2, -1, 0, 1))
    {0: 0, 1: 1, -1: 2, -2: 3}
    """
    numbers = all(is_exact(t) for t in domain)
    ordered = sorted(domain, key=lambda t: (abs(t), t < 0)) if numbers else domain
    return {t: k for k, t in enumerate(ordered)}
