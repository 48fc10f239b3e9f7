"""Lotteries: exact probability laws on finitely many outcomes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact


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

    @property
    def possible(self) -> tuple[Any, ...]:
        """The outcomes that can come about."""
        return tuple(self._law)

    def renamed(self, names: Mapping[Any, Any]) -> "Lottery":
        """Return the law with outcome x called names[x]."""
        return type(self)({names[x]: p for x, p in self._law.items()})

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
