"""Price is marginal: a trade costs between its old prices and its new ones."""

from typing import Any

from accord.theory.market_makers import MarketMaker
from accord.theory.properties import prop


@prop(MarketMaker, forall=("state", "second_state"))
def price_is_marginal(m: MarketMaker, state: Any, second_state: Any) -> bool:
    """Shares d cost at least d times the prices before, at most d times those after.

    For all states q and q + d: p(q).d <= C(q + d) - C(q) <= p(q + d).d. Of a cost
    function C and continuous prices this says that they are its gradient, and that it
    is convex: divide by the size of d, and let that go to 0. Source: Chen and Pennock
    2007.
    """
    bought = m.shares(state, second_state)
    before, after = (
        sum(d * p for d, p in zip(bought, m.prices(s), strict=True))
        for s in (state, second_state)
    )
    return bool(before <= m.charge(state, second_state) <= after)
