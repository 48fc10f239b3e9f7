"""Preferences: strict and weak orders, and stochastic dominance between lotteries.

A strict order is a tuple of alternatives, best first; a truncated one leaves some
out, and what it leaves out is tied at the bottom. A weak order is a tuple of
frozensets, best class first. An approval ballot is one frozenset. A relation, which
need not be an order, is the frozenset of the pairs (x, y) with x strictly above y.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from accord.theory.lotteries import Lottery

Order = tuple[Any, ...]
Relation = frozenset[tuple[Any, Any]]


def rank(order: Order, alternative: Any) -> int:
    """Return the place of `alternative` in an order, 0 for the best.

    What a truncated order does not list shares the place after the last.
    """
    for place, entry in enumerate(order):
        if (
            alternative in entry
            if isinstance(entry, frozenset)
            else alternative == entry
        ):
            return place
    return len(order)


def weakly_above(order: Order | Relation, x: Any, y: Any) -> bool:
    """Return whether the order or relation puts `x` at least as high as `y`."""
    if isinstance(order, frozenset):
        return (y, x) not in order
    return rank(order, x) <= rank(order, y)


def upper_sets(order: Order, alternatives: Iterable[Any]) -> list[frozenset[Any]]:
    """Return the sets {y : y at least as good as x} of an order, smallest first.

    The last, which is everything, is left out: every lottery gives it weight 1.
    """
    everything = frozenset(alternatives)
    places = sorted({rank(order, x) for x in everything})
    sets = [frozenset(x for x in everything if rank(order, x) <= k) for k in places]
    return sets[:-1]


def sd_weakly_prefers(order: Order, p: Lottery, q: Lottery) -> bool:
    """Return whether `p` first-order stochastically dominates `q` (weakly).

    For each outcome x, p gives the outcomes at least as good as x at least the
    weight that q gives them.
    """
    support = frozenset(p.possible) | frozenset(q.possible)
    return all(
        sum(p[x] for x in upper) >= sum(q[x] for x in upper)
        for upper in upper_sets(order, support)
    )


def rename(names: Mapping[Any, Any], thing: Any) -> Any:
    """Return an order, set, relation or lottery with alternative x called names[x].

    An alternative on its own as well.
    """
    if isinstance(thing, Lottery):
        return thing.renamed(names)
    if isinstance(thing, tuple):
        return tuple(rename(names, part) for part in thing)
    if isinstance(thing, frozenset):
        return frozenset(rename(names, x) for x in thing)
    return names[thing]
