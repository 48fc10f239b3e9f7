"""Preferences: strict and weak orders, lotteries, stochastic dominance.

A strict order is a tuple of alternatives, best first; a truncated one leaves some
out, and what it leaves out is tied at the bottom. A weak order is a tuple of
frozensets, best class first. An approval ballot is one frozenset.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact

Order = tuple[Any, ...]


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


def weakly_above(order: Order, x: Any, y: Any) -> bool:
    """Return whether the order puts `x` at least as high as `y`."""
    return rank(order, x) <= rank(order, y)


class Lottery(Mapping[Any, Exact]):
    """A probability law on finitely many outcomes: exact, positive, with sum 1.

    Outcomes of probability zero are left out, so equal laws compare and hash alike.

    >>> Lottery({"a": Fraction(1, 2), "b": Fraction(1, 2), "c": 0})
    Lottery(a: 1/2, b: 1/2)
    >>> Lottery({"a": Fraction(1, 2)})
    Traceback (most recent call last):
    ...
    accord.theory.errors.ModelError: expected probabilities that sum to 1, got sum 1/2
    """

    __slots__ = ("_hash", "_law")

    def __init__(self, law: Mapping[Any, Any]) -> None:
        exact_law = {x: exact(p, "probability") for x, p in law.items()}
        if any(p < 0 for p in exact_law.values()):
            raise ModelError("expected probabilities of at least 0, got a negative one")
        total = sum(exact_law.values())
        if total != 1:
            raise ModelError(f"expected probabilities that sum to 1, got sum {total}")
        self._law = {x: p for x, p in exact_law.items() if p != 0}
        self._hash = hash(frozenset(self._law.items()))

    def __getitem__(self, outcome: Any) -> Exact:
        """Return the probability of `outcome`, 0 if it is not in the support."""
        return self._law.get(outcome, 0)

    def __contains__(self, outcome: object) -> bool:
        return outcome in self._law

    def __iter__(self) -> Iterator[Any]:
        return iter(self._law)

    def __len__(self) -> int:
        return len(self._law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lottery) and self._law == other._law

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        inner = ", ".join(f"{x}: {p}" for x, p in self._law.items())
        return f"Lottery({inner})"

    def expect(self, value: Callable[[Any], Any]) -> Any:
        """Return the expectation of `value` under this law, exactly."""
        return sum(p * value(x) for x, p in self._law.items())


def sure(outcome: Any) -> Lottery:
    """Return the lottery that gives `outcome` for certain."""
    return Lottery({outcome: 1})


def uniform(outcomes: Iterable[Any]) -> Lottery:
    """Return the lottery with equal weight on each of the (distinct) outcomes."""
    support = tuple(outcomes)
    return Lottery({x: Fraction(1, len(support)) for x in support})


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
    support = frozenset(p) | frozenset(q)
    return all(
        sum(p[x] for x in upper) >= sum(q[x] for x in upper)
        for upper in upper_sets(order, support)
    )
