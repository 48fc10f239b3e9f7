"""Two auctions as a person writes them, for the benchmarks."""

from typing import Any

Sale = tuple[int, dict[int, Any]]


def second_price(bids: tuple[Any, ...]) -> Sale:
    """Return the highest bidder, who pays the second highest bid."""
    order = sorted(range(len(bids)), key=lambda i: bids[i], reverse=True)
    return order[0], {order[0]: bids[order[1]]}


def first_price(bids: tuple[Any, ...]) -> Sale:
    """Return the highest bidder, who pays her bid."""
    order = sorted(range(len(bids)), key=lambda i: bids[i], reverse=True)
    return order[0], {order[0]: bids[order[0]]}
