"""Blocks: many reports of an election run as one, on intervals instead of numbers.

The row of a block, entry by entry, is the least interval around those of its reports.
A comparison that the intervals leave open raises `Undecided`; a run without one takes
the way that the run on each of these reports takes.
"""

import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from accord.theory.domains import truncated_orders
from accord.theory.exact import Exact
from accord.theory.preferences import Order

Row = Callable[[Any, Any], Sequence[Exact]]


class Undecided(BaseException):
    """The reports of a block need not all give the same answer: split it, look again.

    A signal, and no `Exception`: no `except Exception` in a rule swallows it.
    """


class Between:
    """A number known to lie between `low` and `high`; sums and orders of such.

    A comparison has a value only if it is the same for all numbers in between. One
    object is one number, so that it equals itself.
    """

    __slots__ = ("high", "low")

    def __init__(self, low: Exact, high: Exact) -> None:
        self.low = low
        self.high = high

    def __add__(self, other: Any) -> "Between":
        low, high = _ends(other)
        return Between(self.low + low, self.high + high)

    __radd__ = __add__

    def __neg__(self) -> "Between":
        return Between(-self.high, -self.low)

    def __sub__(self, other: Any) -> "Between":
        low, high = _ends(other)
        return Between(self.low - high, self.high - low)

    def __rsub__(self, other: Any) -> "Between":
        return (-self).__add__(other)

    def __mul__(self, factor: Exact) -> "Between":
        if isinstance(factor, Between):
            raise Undecided
        low, high = sorted((self.low * factor, self.high * factor))
        return Between(low, high)

    __rmul__ = __mul__

    def __lt__(self, other: Any) -> bool:
        low, high = _ends(other)
        if self.high < low:
            return True
        if self.low >= high:
            return False
        raise Undecided

    def __gt__(self, other: Any) -> bool:
        low, high = _ends(other)
        if self.low > high:
            return True
        if self.high <= low:
            return False
        raise Undecided

    def __le__(self, other: Any) -> bool:
        return not self > other

    def __ge__(self, other: Any) -> bool:
        return not self < other

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        low, high = _ends(other)
        if self.high < low or high < self.low:
            return False
        if self.low == self.high == low == high:
            return True
        raise Undecided

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return self != 0


def _ends(number: Any) -> tuple[Exact, Exact]:
    if isinstance(number, Between):
        return number.low, number.high
    return number, number


def _refuse(*_: Any) -> NoReturn:
    raise Undecided


@dataclass(frozen=True, eq=False, repr=False)
class Block:
    """Some reports that agree on their first `depth` alternatives, as one report.

    It can be handed to `ElectionRule.winner_if`; whoever looks at it as if it were an
    order is told that it is Undecided, and sees its parts and in the end its orders.
    """

    orders: tuple[Order, ...]
    depth: int = 0
    _hulls: dict[Any, list[Any]] = field(default_factory=dict)

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = _refuse
    __bool__ = __iter__ = __len__ = __getitem__ = __contains__ = __add__ = _refuse
    __str__ = __repr__ = __format__ = __getattr__ = _refuse
    __class__ = property(_refuse)

    @property
    def size(self) -> int:
        """How many reports there are in the block."""
        return len(self.orders)

    @functools.cached_property
    def parts(self) -> "list[Block | Order]":
        """The block cut up by the next alternative; a single report is itself."""
        deeper = self.depth + 1
        groups: dict[Order, list[Order]] = {}
        for order in self.orders:
            # A report that ends here is a group of its own, being shorter.
            groups.setdefault(order[:deeper], []).append(order)
        found = groups.values()
        return [g[0] if len(g) == 1 else Block(tuple(g), deeper) for g in found]

    def row(self, row: Row, key: Any) -> list[Any]:
        """Return, for each entry of the reports' rows, the least interval around it."""
        if (row, key) not in self._hulls:
            rows = [
                part.row(row, key) if isinstance(part, Block) else row(part, key)
                for part in self.parts
            ]
            self._hulls[row, key] = [
                _hull(entries) for entries in zip(*rows, strict=True)
            ]
        return self._hulls[row, key]


def _hull(numbers: Sequence[Any]) -> Any:
    ends = [_ends(number) for number in numbers]
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    return low if low == high else Between(low, high)


@functools.cache
def all_reports(alternatives: int) -> Block:
    """Return the block of all strict orders, complete or truncated."""
    return Block(truncated_orders(alternatives))


def walk(
    holds: Callable[[int, Any], bool | None], line: int, alternatives: int
) -> Iterator[tuple[Any, bool | None]]:
    """Yield (block or single report, result of the definition) over all reports.

    Sound because a block's tallies are intervals around those of each of its reports,
    and a comparison that they leave open raises Undecided: a run that ends took, at
    every comparison, the way that the run on each of these reports takes. The parts
    of a block make up the block.
    """
    todo: list[Any] = [all_reports(alternatives)]
    while todo:
        part = todo.pop()
        try:
            yield part, holds(line, part)
        except Undecided:
            assert isinstance(part, Block), "a single report decides everything"
            todo.extend(reversed(part.parts))


def size_of(part: Any) -> int:
    """Return how many reports a part stands for."""
    return part.size if isinstance(part, Block) else 1
