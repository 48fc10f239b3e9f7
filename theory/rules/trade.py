"""Bilateral trade and double auctions. Payments are made by the agents."""

from fractions import Fraction
from typing import Any

from accord.theory.rules import rule

Deal = tuple[bool, tuple[Any, Any]]


@rule(
    "trade",
    size={"values": "0..4"},
    has=(
        "strategyproof bayesian-ic ex-post-ir interim-ir no-deficit "
        "exactly-balanced strongly-group-strategyproof"
    ),
    lacks="efficient",
)
def bilateral_posted_price(reports: tuple[Any, Any], *, price: Any = 2) -> Deal:
    """Return trade at a fixed price iff the value covers it and it covers the cost."""
    value, cost = reports
    if value >= price >= cost:
        return True, (price, -price)
    return False, (0, 0)


@rule(
    "trade",
    size={"values": "0..4"},
    has="ex-post-ir interim-ir no-deficit exactly-balanced efficient",
    lacks="strategyproof bayesian-ic weakly-group-strategyproof",
)
def k_double_auction(reports: tuple[Any, Any], *, k: Any = Fraction(1, 2)) -> Deal:
    """Return trade iff bid >= ask, at the price k*bid + (1-k)*ask.

    An equal bid and ask do trade. (Chatterjee and Samuelson 1983)
    """
    bid, ask = reports
    if bid >= ask:
        price = k * bid + (1 - k) * ask
        return True, (price, -price)
    return False, (0, 0)


@rule(
    "trade",
    size={"values": "0..4"},
    has="no-deficit exactly-balanced efficient",
    lacks="strategyproof bayesian-ic ex-post-ir interim-ir",
)
def efficient_trade(reports: tuple[Any, Any]) -> Deal:
    """Return trade iff the value exceeds the cost, with no payments.

    The decisions for which one asks what payments there could be. (Myerson and
    Satterthwaite 1983)
    """
    value, cost = reports
    return value > cost, (0, 0)


@rule(
    "trade",
    size={"values": "0..4"},
    has="no-deficit exactly-balanced efficient",
    lacks="strategyproof bayesian-ic ex-post-ir interim-ir",
)
def efficient_trade_at_ties(reports: tuple[Any, Any]) -> Deal:
    """Return trade iff the value is at least the cost, with no payments."""
    value, cost = reports
    return value >= cost, (0, 0)


@rule(
    "double-auction",
    size={"buyers": 2, "sellers": 2, "values": "0..2"},
    has="strategyproof ex-post-ir no-deficit weakly-group-strategyproof",
    lacks="exactly-balanced efficient strongly-group-strategyproof",
)
def mcafee(
    reports: tuple[Any, ...], *, buyers: int = 2
) -> tuple[tuple[bool, ...], tuple[Any, ...]]:
    """Return McAfee's double auction: who trades, and at which prices.

    Buyers in falling order of value b_1 >= b_2 ..., sellers in rising order of cost
    s_1 <= s_2 ...; ties go to the lowest index. Let k be the largest number with
    b_k >= s_k. If p = (b_{k+1} + s_{k+1})/2 lies in [s_k, b_k], the first k of both
    sides trade at p. Otherwise, also if there is no (k+1)th buyer or seller, the first
    k-1 trade, buyers at b_k and sellers at s_k. (McAfee 1992)
    """
    agents = range(len(reports))
    buying = sorted(agents[:buyers], key=reports.__getitem__, reverse=True)
    selling = sorted(agents[buyers:], key=reports.__getitem__)
    pairs = list(zip(buying, selling, strict=False))
    k = 0
    while k < len(pairs) and reports[pairs[k][0]] >= reports[pairs[k][1]]:
        k += 1
    if k == 0:
        return (False,) * len(reports), (0,) * len(reports)
    high, low = reports[pairs[k - 1][0]], reports[pairs[k - 1][1]]
    trading, bid, ask = pairs[: k - 1], high, low
    if k < len(pairs):
        price = Fraction(1, 2) * (reports[pairs[k][0]] + reports[pairs[k][1]])
        if low <= price <= high:
            trading, bid, ask = pairs[:k], price, price
    bought = [buyer for buyer, _ in trading]
    sold = [seller for _, seller in trading]
    trades = tuple(i in bought or i in sold for i in agents)
    return trades, tuple(
        bid if i in bought else -ask if i in sold else 0 for i in agents
    )
