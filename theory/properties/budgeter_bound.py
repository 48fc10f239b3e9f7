"""What a trader on a budget can lose."""

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, budgeted_value


@prop(TradingDays, forall=("trader", "budget", "day", "world"))
def budgeter_bound(
    m: TradingDays, trader: int, budget: int, day: int, world: World
) -> bool:
    """A trader on a budget of b never has less than -b in a plausible world.

    Source: Garrabrant et al. 2016, "Logical induction", lemma 5.2.2.
    """
    return bool(budgeted_value(m, trader, budget, day, world) >= -budget)
