"""Between what numbers a trader's worth lies on finitely many days."""

from typing import Any

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, value


@prop(TradingDays, forall=("trader", "day", "world"))
def worth_between(
    m: TradingDays, trader: int, day: int, world: World, *, least: Any, most: Any
) -> bool:
    """Each trader has from `least` to `most` on each day in each world plausible then.

    Such numbers exist for every finite history: what a trader gains without bound is
    said of infinitely many days alone.
    """
    return bool(least <= value(m, trader, day, world) <= most)


def because(
    m: TradingDays, trader: int, day: int, world: World, *, least: Any, most: Any
) -> str:
    """Return what the trader has."""
    return f"{m.traders[trader]} has {value(m, trader, day, world)}."
