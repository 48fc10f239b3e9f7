"""What a market maker loses to the strategy that it prices."""

from fractions import Fraction

from accord.theory.properties import prop
from accord.theory.trading_days import TradingDays, World, firm_on, firm_value, worth


@prop(TradingDays, forall=("day", "assignment"))
def market_maker_bound(m: TradingDays, day: int, assignment: World) -> bool:
    """The trading firm gains at most 2^-n on day n, and at most 1 - 2^-n by then.

    In all worlds that give each sentence by itself 0 or 1. Source: Garrabrant et al.
    2016, "Logical induction", section 5.1: this is what the prices are chosen for.
    """
    bound = Fraction(1, 2**day)
    today = worth(firm_on(m, day), m.prices[day - 1], assignment)
    return bool(today <= bound and firm_value(m, day, assignment) <= 1 - bound)


def because(m: TradingDays, day: int, assignment: World) -> str:
    """Return what the firm gains."""
    today = worth(firm_on(m, day), m.prices[day - 1], assignment)
    return (
        f"the firm gains {today} on day {day}, and has "
        f"{firm_value(m, day, assignment)} by then."
    )
