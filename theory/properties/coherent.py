"""Coherent: no bets at these prices gain for sure."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices
from accord.theory.properties import assume, prop


@prop(Prices, forall=("stakes", "gain"))
def coherent(p: Prices, stakes: Sequence[Any], gain: Any) -> bool:
    """No stakes gain some amount above 0, or more, in every possible world.

    Stakes that do are a Dutch book. There is none iff the prices are the probabilities
    of the sentences under some weights on the worlds (Farkas). Source: de Finetti 1937,
    "La prévision: ses lois logiques, ses sources subjectives", chapter I.
    """
    assume(gain > 0)
    return not all(bool(won >= gain) for won in p.gains(stakes))


def because(p: Prices, stakes: Sequence[Any], gain: Any) -> str:
    """Return what is gained for sure."""
    return f"whatever comes about, the bets together gain at least {gain}."
