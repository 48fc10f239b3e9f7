"""Market update: effective weights move as the wealth of bettors does."""

from typing import Any

from accord.theory.negotiations import Negotiation
from accord.theory.properties import assume, prop


@prop(
    Negotiation,
    forall=("first_observation", "principal", "market_price", "market_wealth"),
)
def market_update(
    n: Negotiation,
    first_observation: int,
    principal: int,
    market_price: Any,
    market_wealth: Any,
) -> bool:
    """All wealth stands to a bettor's as all influence does to her own.

    Each principal's wealth is her weight w_j; she bets Kelly: on every observation o of
    the first draw the share P_j(o) of it. What is bet on o comes to its price times all
    wealth, so that the market clears; a bet of x on o brings x divided by the price if
    o is observed. Then her wealth times the sum of all w_i P_i(o) is w_j P_j(o) times
    all wealth. Price and wealth are any numbers that fit: so nothing is divided.
    """
    bets, total = n.influence((first_observation,)), sum(n.given_weights)
    assume(market_price * total == sum(bets))
    assume(market_wealth >= 0)
    assume(market_wealth * market_price == bets[principal])
    return bool(market_wealth * sum(bets) == bets[principal] * total)
