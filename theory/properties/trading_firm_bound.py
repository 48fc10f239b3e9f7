"""What the trading firm can lose."""

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, firm_value


@prop(TradingDays, forall=("day", "world"))
def trading_firm_bound(m: TradingDays, day: int, world: World) -> bool:
    """The trading firm never has less than -2 in a plausible world.

    Of trader k on a budget of b it loses at most 2^(-k-b) b, the sum of which is 2.
    Source: Garrabrant et al. 2016, "Logical induction", section 5.3.
    """
    return bool(firm_value(m, day, world) >= -2)
