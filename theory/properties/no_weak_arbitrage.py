"""No weak arbitrage: bets that never lose never gain."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices
from accord.theory.properties import assume, prop


@prop(Prices, forall=("stakes",))
def no_weak_arbitrage(p: Prices, stakes: Sequence[Any]) -> bool:
    """Stakes that lose in no possible world gain in none.

    It says more than `coherent`: a bet on what is possible at price 0 never loses and
    sometimes gains. It holds iff weights above 0 on all worlds give the prices
    (Stiemke). Source: Kemeny 1955, Shimony 1955 ("strict coherence").
    """
    won = list(p.gains(stakes))
    assume(all(bool(each >= 0) for each in won))
    return not any(bool(each > 0) for each in won)


def because(p: Prices, stakes: Sequence[Any]) -> str:
    """Return where it gains."""
    worlds = [p.say_world(k) for k, won in enumerate(p.gains(stakes)) if won > 0]
    where = "; or ".join(worlds)
    return f"the bets lose in no world, and gain if {where}."
