"""What one trader can gain in a day."""

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, amounts, worth


@prop(TradingDays, forall=("trader", "day", "assignment"))
def no_trader_profits(m: TradingDays, trader: int, day: int, assignment: World) -> bool:
    """On each day no single trader gains anything, in any world.

    That all of them together gain nothing (`no-world-profits`) does not suffice.
    """
    today = m.prices[day - 1]
    return bool(worth(amounts(m, trader, day, today), today, assignment) <= 0)


def because(m: TradingDays, trader: int, day: int, assignment: World) -> str:
    """Return what the trader gains, and what all together do."""
    today = m.prices[day - 1]
    each = [worth(amounts(m, k, day, today), today, assignment) for k in m.who]
    return (
        f"at the price{'s' * (len(today) > 1)} {', '.join(map(str, today))} "
        f"{m.traders[trader]} gains {each[trader]}, all together {sum(each)}."
    )
