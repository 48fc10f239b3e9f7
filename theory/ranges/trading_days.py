"""What the quantified names of properties of trading days run over."""

from collections.abc import Sequence

from accord.theory.errors import ModelError
from accord.theory.ranges import ranges
from accord.theory.trading_days import TradingDays, World, assignments, plausible


@ranges(TradingDays, lambda m: len(m.prices))
def day(m: TradingDays) -> range:
    """Run over the days that have prices."""
    if not m.prices:
        raise ModelError(
            f"`{m.name}` has no prices on any day",
            "prices = [...] with a row for each day; price_days of "
            "accord.verifiers.engines.market_maker finds some",
        )
    return m.days


@ranges(TradingDays, lambda m: len(m.traders))
def trader(m: TradingDays) -> range:
    """Run over the traders."""
    return m.who


@ranges(TradingDays, lambda m: m.budgets)
def budget(m: TradingDays) -> range:
    """Run over the budgets from 1."""
    return range(1, m.budgets + 1)


@ranges(TradingDays, lambda m: 2 ** min(len(m.atoms), len(m.sentences)))
def world(m: TradingDays, day: int) -> Sequence[World]:
    """Run over the worlds that are plausible on the day."""
    return plausible(m, day)


@ranges(TradingDays, lambda m: 2 ** len(m.sentences))
def assignment(m: TradingDays) -> Sequence[World]:
    """Run over all worlds that give each sentence by itself 0 or 1."""
    return assignments(m)
