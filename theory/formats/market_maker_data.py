"""Automated market makers as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_number,
    read_text,
    value_to_data,
)
from accord.theory.market_makers import MarketMaker


def read_maker(data: Mapping[str, Any], where: str) -> MarketMaker:
    """Return the market maker that the data state.

    maker      "logarithmic", "average-price", "quadratic" or "any-cost"
    outcomes   how many (default: 2)
    liquidity  the number b (default: 1)
    opening    the opening prices, a text such as "1/4,3/4" (default: "uniform")
    steps      the largest number of a state that is gone through (default: 3), or
               "all" for all positive real numbers
    """
    check_keys(data, "kind title outcomes liquidity opening steps", where, "maker")
    opening = read_text(data.get("opening", "uniform"), f"{where}: opening")
    made: MarketMaker = located(
        where,
        lambda: MarketMaker(
            read_text(data["maker"], f"{where}: maker"),
            data.get("outcomes", 2),
            read_number(data.get("liquidity", 1), f"{where}: liquidity"),
            opening,
            None if data.get("steps") == "all" else data.get("steps", 3),
            read_text(data.get("title", ""), f"{where}: title"),
        ),
    )
    return made


def maker_data(m: MarketMaker) -> Data:
    """Return a market maker as plain data."""
    return {
        "kind": "market-maker",
        "title": m.title,
        "maker": m.maker,
        "outcomes": m.outcomes,
        "liquidity": value_to_data(m.liquidity),
        "opening": ",".join(map(str, m.opening)),
        "steps": "all" if m.steps is None else m.steps,
    }


KIND = Kind(MarketMaker, read_maker, maker_data)
