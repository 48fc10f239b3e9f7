"""A market maker: prices at which the trading firm gains next to nothing."""

import itertools
from collections.abc import Iterator
from fractions import Fraction

from accord.theory.errors import ScopeError
from accord.theory.trading_days import (
    Row,
    TradingDays,
    assignments,
    firm,
    worth,
)

MAX_TRIED = 20_000


def price_days(m: TradingDays, days: int | None = None) -> TradingDays:
    """Return the trading days with prices of all days, or of the first few.

    On day n they are the first in a fixed enumeration of the numbers k / 2^j at which
    the trading firm gains at most 2^-n, in all 0/1 worlds. There are some, as its
    demand is continuous. Raises ScopeError where too many have to be tried.
    """
    last = len(m.known) if days is None else days
    while len(m.prices) < last:
        m = m.priced(_first(m, len(m.prices) + 1))
    return m


def _first(m: TradingDays, day: int) -> Row:
    bound = Fraction(1, 2**day)
    for row in itertools.islice(grids(len(m.sentences)), MAX_TRIED):
        demand = firm(m, day, row)
        if all(worth(demand, row, w) <= bound for w in assignments(m)):
            return row
    raise ScopeError(
        f"day {day}: none of the {MAX_TRIED:,} prices that were tried will do",
        "fewer sentences, or traders who buy less",
    )


def grids(size: int) -> Iterator[Row]:
    """Yield all points of a box with dyadic coordinates, the coarse ones first."""
    for j in itertools.count():
        steps = [Fraction(k, 2**j) for k in range(2**j + 1)]
        for row in itertools.product(steps, repeat=size):
            if j == 0 or any(x.denominator == 2**j for x in row):
                yield row
