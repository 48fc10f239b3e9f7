"""What all traders together can gain in a day."""

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, amounts, worth


@prop(TradingDays, forall=("day", "assignment"))
def no_world_profits(m: TradingDays, day: int, assignment: World) -> bool:
    """On each day all traders together gain nothing, in any world.

    So it is at a fixed point of the total demand: each sentence by itself is 0 or 1.
    """
    today = m.prices[day - 1]
    own = (worth(amounts(m, k, day, today), today, assignment) for k in m.who)
    return bool(sum(own) <= 0)
