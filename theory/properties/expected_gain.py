"""Expected gain: what these stakes gain on average under these weights."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices
from accord.theory.properties import prop


@prop(Prices)
def expected_gain(
    p: Prices, *, stakes: Sequence[Any], weights: Sequence[Any], amount: Any
) -> bool:
    """Under the weights on the worlds the stakes gain this amount on average."""
    return bool(p.expected(stakes, weights) == amount)
