"""Bets pay: to whoever believes in these weights, these stakes are worth something."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices
from accord.theory.properties import prop


@prop(Prices)
def bets_pay(p: Prices, *, stakes: Sequence[Any], weights: Sequence[Any]) -> bool:
    """Under the weights on the worlds the stakes gain more than 0 on average."""
    return bool(p.expected(stakes, weights) > 0)


def because(p: Prices, *, stakes: Sequence[Any], weights: Sequence[Any]) -> str:
    """Return the expected gain."""
    return f"on average the bets gain {p.expected(stakes, weights)}."
