"""When a budget changes nothing."""

from accord.theory.properties import assume, prop
from accord.theory.trading_days import TradingDays, factor_on, fits


@prop(TradingDays, forall=("trader", "budget", "day"))
def budgeter_inert(m: TradingDays, trader: int, budget: int, day: int) -> bool:
    """Where her losses fit into the budget the budgeter leaves a trader as she is.

    If on all earlier days she had more than -b in all worlds plausible then, and after
    today has -b or more in all worlds plausible now, then the factor is 1. Source:
    Garrabrant et al. 2016, "Logical induction", lemma 5.2.2.
    """
    assume(fits(m, trader, budget, day, m.prices[day - 1]))
    return bool(factor_on(m, trader, budget, day) == 1)
