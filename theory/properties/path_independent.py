"""Path-independent: what a maker charges depends on where it starts and ends."""

from typing import Any

from accord.theory.market_makers import MarketMaker
from accord.theory.properties import prop


@prop(MarketMaker, forall=("state", "second_state", "third_state"))
def path_independent(
    m: MarketMaker, state: Any, second_state: Any, third_state: Any
) -> bool:
    """A trade costs the same in one piece as in two, and a round trip costs nothing.

    Of a maker that is stated by prices, so it is with what a move gains, in each
    outcome. Source: Hanson 2003.
    """
    first, middle, last = state, second_state, third_state
    if m.maker == "quadratic":
        pieces = zip(m.payoff(first, middle), m.payoff(middle, last), strict=True)
        whole = m.payoff(first, last)
        return all(bool(a + b == c) for (a, b), c in zip(pieces, whole, strict=True))
    split = m.charge(first, middle) + m.charge(middle, last)
    back = m.charge(first, middle) + m.charge(middle, first)
    return bool(split == m.charge(first, last)) and bool(back == 0)


def because(m: MarketMaker, state: Any, second_state: Any, third_state: Any) -> str:
    """Return what is charged in one piece, and in two."""
    first, middle, last = state, second_state, third_state
    split = m.charge(first, middle) + m.charge(middle, last)
    return f"in two pieces it costs {split}, in one {m.charge(first, last)}."
