"""Auctions of one item, of equal units and of advertising slots.

Bids are tuples of numbers of at least 0, one for each bidder. `ties` lists the bidders
in the order in which ties favour them (default: lowest index). Payments are made by the
bidders. The rules only compare bids and do exact arithmetic with them.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.rules import rule

Bids = tuple[Any, ...]
Ties = Sequence[int] | None
Sale = tuple[int | None, tuple[Any, ...]]


def _highest(bids: Bids, ties: Ties) -> int:
    return max(ties or range(len(bids)), key=bids.__getitem__)


def _ranking(bids: Bids, ties: Ties) -> list[int]:
    # Sorting is stable, also in reverse, so ties stay in the order of `ties`.
    return sorted(ties or range(len(bids)), key=bids.__getitem__, reverse=True)


def _sold(bids: Bids, winner: int, price: Any) -> Sale:
    return winner, tuple(price if i == winner else 0 for i in range(len(bids)))


def _unsold(bids: Bids) -> Sale:
    return None, (0,) * len(bids)


def _others(bids: Bids, agent: int) -> Bids:
    return (*bids[:agent], *bids[agent + 1 :])


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="ex-post-ir no-deficit efficient envy-free",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof",
)
def first_price(bids: Bids, *, ties: Ties = None) -> Sale:
    """Return the sale to the highest bidder, who pays her own bid."""
    winner = _highest(bids, ties)
    return _sold(bids, winner, bids[winner])


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="ex-post-ir no-deficit efficient",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof envy-free",
)
def first_price_refund(
    bids: Bids, *, ties: Ties = None, share: Any = Fraction(1, 2)
) -> Sale:
    """Return the sale to the highest bidder, who gets a share of her own bid back."""
    winner = _highest(bids, ties)
    return _sold(bids, winner, (1 - share) * bids[winner])


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has=(
        "strategyproof ex-post-ir no-deficit efficient "
        "weakly-group-strategyproof envy-free"
    ),
    lacks="exactly-balanced strongly-group-strategyproof",
)
def second_price(bids: Bids, *, ties: Ties = None) -> Sale:
    """Return the sale to the highest bidder at the highest of the other bids.

    A single bidder pays 0. (Vickrey 1961)
    """
    winner = _highest(bids, ties)
    return _sold(bids, winner, max(_others(bids, winner), default=0))


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has=("strategyproof ex-post-ir no-deficit efficient envy-free anonymous"),
    lacks="exactly-balanced weakly-group-strategyproof",
)
def second_price_lottery(bids: Bids) -> tuple[Mapping[int, Any], tuple[Any, ...]]:
    """Return the second-price sale in which the highest bidders draw lots.

    Payments are expected ones: each of k highest bidders wins with probability 1/k and
    pays this part of the price.
    """
    highest = bids[_highest(bids, None)]
    tied = [i for i, bid in enumerate(bids) if bid >= highest]
    price = max(_others(bids, tied[0]), default=0)
    part = Fraction(1, len(tied))
    paid = tuple(part * price if i in tied else 0 for i in range(len(bids)))
    return dict.fromkeys(tied, part), paid


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="ex-post-ir no-deficit efficient",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof envy-free",
)
def third_price(bids: Bids, *, ties: Ties = None) -> Sale:
    """Return the sale to the highest bidder at the third highest bid.

    With fewer than three bidders she pays 0. (Kagel and Levin 1993)
    """
    ranking = _ranking(bids, ties)
    return _sold(bids, ranking[0], bids[ranking[2]] if len(bids) > 2 else 0)


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="no-deficit efficient",
    lacks=(
        "strategyproof ex-post-ir exactly-balanced weakly-group-strategyproof envy-free"
    ),
)
def all_pay(bids: Bids, *, ties: Ties = None) -> Sale:
    """Return the sale to the highest bidder in which everybody pays her own bid."""
    return _highest(bids, ties), bids


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="ex-post-ir no-deficit envy-free",
    lacks="strategyproof efficient weakly-group-strategyproof",
)
def first_price_reserve(bids: Bids, *, ties: Ties = None, reserve: Any = 2) -> Sale:
    """Return the first-price sale, or none if every bid is below the reserve."""
    winner = _highest(bids, ties)
    if bids[winner] < reserve:
        return _unsold(bids)
    return _sold(bids, winner, bids[winner])


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="strategyproof ex-post-ir no-deficit weakly-group-strategyproof envy-free",
    lacks="efficient exactly-balanced strongly-group-strategyproof",
)
def second_price_reserve(bids: Bids, *, ties: Ties = None, reserve: Any = 2) -> Sale:
    """Return the sale to the highest bidder at the best other bid or the reserve.

    The price is the higher of the two; below the reserve the item stays unsold.
    (Myerson 1981 chooses the reserve; here it is given.)
    """
    winner = _highest(bids, ties)
    if bids[winner] < reserve:
        return _unsold(bids)
    return _sold(bids, winner, max((reserve, *_others(bids, winner))))


@rule(
    "auction",
    size={"agents": 3, "values": "0..3"},
    has="strategyproof ex-post-ir no-deficit weakly-group-strategyproof",
    lacks="exactly-balanced efficient strongly-group-strategyproof envy-free",
)
def posted_price(bids: Bids, *, ties: Ties = None, price: Any = 2) -> Sale:
    """Return the sale at a fixed price to the first bidder who accepts it.

    The bidders are asked in the order of `ties`; a bid of at least the price accepts.
    """
    for bidder in ties or range(len(bids)):
        if bids[bidder] >= price:
            return _sold(bids, bidder, price)
    return _unsold(bids)


# Several equal units: a bid is a number (one unit) or a tuple of marginal values.

Units = tuple[tuple[int, ...], tuple[Any, ...]]
_Offer = tuple[int, Any]


def _offers(bids: Bids, ties: Ties) -> list[_Offer]:
    # All (bidder, marginal value), highest first.
    offers = [
        (bidder, value)
        for bidder in ties or range(len(bids))
        for value in (
            bids[bidder] if isinstance(bids[bidder], tuple) else [bids[bidder]]
        )
    ]
    return sorted(offers, key=lambda offer: offer[1], reverse=True)


def _won(bids: Bids, winning: list[_Offer]) -> tuple[int, ...]:
    winners = [bidder for bidder, _ in winning]
    return tuple(winners.count(bidder) for bidder in range(len(bids)))


@rule(
    "multi-unit",
    size={"agents": 2, "units": 2, "demand": 2, "values": "0..3"},
    has="ex-post-ir no-deficit efficient envy-free",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof",
)
def uniform_price(bids: Bids, *, units: int = 2, ties: Ties = None) -> Units:
    """Return the units won by the highest offers, all at the highest losing offer.

    The price is 0 if no offer loses. Truth is dominant for bidders who want one unit
    each (Vickrey 1961), not for those who want more: a bidder's own losing offer may
    set the price of the units that she wins.
    """
    offers = _offers(bids, ties)
    price = offers[units][1] if len(offers) > units else 0
    won = _won(bids, offers[:units])
    return won, tuple(quantity * price for quantity in won)


@rule(
    "multi-unit",
    size={"agents": 3, "units": 2, "values": "0..3"},
    has="ex-post-ir no-deficit efficient",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof envy-free",
)
def pay_as_bid(bids: Bids, *, units: int = 2, ties: Ties = None) -> Units:
    """Return the units won by the highest offers, each paid for at its own offer."""
    winning = _offers(bids, ties)[:units]
    paid = tuple(sum(v for j, v in winning if j == i) for i in range(len(bids)))
    return _won(bids, winning), paid


@rule(
    "multi-unit",
    size={"agents": 2, "units": 2, "demand": 2, "values": "0..3"},
    has="strategyproof ex-post-ir no-deficit efficient",
    lacks="exactly-balanced weakly-group-strategyproof envy-free",
)
def vickrey_multi_unit(bids: Bids, *, units: int = 2, ties: Ties = None) -> Units:
    """Return the units won by the highest offers, at what the winners displace.

    Whoever wins q units pays the sum of the q highest losing offers of the others.
    (Vickrey 1961)
    """
    offers = _offers(bids, ties)
    won = _won(bids, offers[:units])
    payments = []
    for bidder, quantity in enumerate(won):
        losing = [value for other, value in offers[units:] if other != bidder]
        payments.append(sum(losing[:quantity]))
    return won, tuple(payments)


# Slots.

Slots = tuple[tuple[int | None, ...], tuple[Any, ...]]


@rule(
    "position",
    size={"agents": 3, "rates": "2,1", "values": "0..4"},
    has="ex-post-ir no-deficit efficient",
    lacks="strategyproof exactly-balanced weakly-group-strategyproof envy-free",
)
def generalised_second_price(
    bids: Bids, *, rates: tuple[Any, ...] = (2, 1), ties: Ties = None
) -> Slots:
    """Return the slots in the order of the bids, each at the next bid for every click.

    The lowest bidder with a slot pays 0 if nobody is below her. (Edelman, Ostrovsky and
    Schwarz 2007)
    """
    ranking = _ranking(bids, ties)
    payments: list[Any] = [0] * len(bids)
    slots: list[int | None] = [None] * len(rates)
    for slot, bidder in enumerate(ranking[: len(rates)]):
        slots[slot] = bidder
        if slot + 1 < len(ranking):
            payments[bidder] = rates[slot] * bids[ranking[slot + 1]]
    return tuple(slots), tuple(payments)
