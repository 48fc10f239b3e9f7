"""No riskless cash: a bundle of one share of each outcome costs 1, always."""

from typing import Any

from accord.theory.logarithms import ln
from accord.theory.market_makers import MarketMaker
from accord.theory.properties import prop


@prop(MarketMaker, forall=("state",))
def no_riskless_cash(m: MarketMaker, state: Any, *, factor: Any) -> bool:
    """As many shares of every outcome cost their number, and leave the prices.

    C(q + c 1) = C(q) + c with c = b ln(factor). Source: Chen and Pennock 2007
    ("translation invariance").
    """
    after = tuple(factor * u for u in state)
    cost = m.charge(state, after)
    return m.prices(state) == m.prices(after) and bool(cost == m.liquidity * ln(factor))
