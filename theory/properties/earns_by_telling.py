"""Earns by telling: what a trader expects by the truth, or by a bluff."""

from typing import Any

from accord.theory.information_markets import Market
from accord.theory.logarithms import Infinite
from accord.theory.properties import prop


@prop(Market)
def earns_by_telling(
    m: Market, *, trader: str, signal: str, pretended: str, amount: Any
) -> bool:
    """The trader who sees `signal` and acts as if `pretended` expects this amount.

    "infinity" stands for more than any number.
    """
    number = Infinite(1) if amount == "infinity" else amount
    found = m.expected(m.traders.index(trader), signal, pretended)
    return found is not None and bool(found == number)
