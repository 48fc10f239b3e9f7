"""Pays log score: who moves the prices gains the logarithm of their ratio."""

from typing import Any

from accord.theory.market_makers import MarketMaker
from accord.theory.markets import gains
from accord.theory.properties import prop


@prop(MarketMaker, forall=("state", "second_state"))
def pays_log_score(m: MarketMaker, state: Any, second_state: Any) -> bool:
    """Shares less cost come to b ln(p'_i / p_i) in outcome i, for prices p, then p'.

    So the maker is the logarithmic market scoring rule. Source: Hanson 2003.
    """
    moved = m.prices(state), m.prices(second_state)
    score = gains("logarithmic", m.liquidity, *moved)
    return all(
        bool(a == b) for a, b in zip(m.payoff(state, second_state), score, strict=True)
    )
