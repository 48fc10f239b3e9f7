"""What a trader on a budget can come to."""

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, budgeted_value


@prop(TradingDays, forall=("trader", "budget", "day", "world"))
def component_bound(
    m: TradingDays, trader: int, budget: int, day: int, world: World
) -> bool:
    """Trader k on a budget of b has from -b to 3 * 2^(k+b) - b in a plausible world.

    The firm has at most 1, and of its other parts it loses at most 2 - 2^(-k-b) b.
    """
    k = trader + 1
    found = budgeted_value(m, trader, budget, day, world)
    return bool(-budget <= found <= 3 * 2 ** (k + budget) - budget)
