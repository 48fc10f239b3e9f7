"""Pools to: the quasi-arithmetic pool of the forecasts is this one."""

from collections.abc import Sequence
from typing import Any

from accord.theory.forecasts import Forecasts, is_pool
from accord.theory.properties import prop


@prop(Forecasts)
def pools_to(f: Forecasts, *, pooled: Sequence[Any]) -> bool:
    """The pool that belongs to the score has these probabilities.

    Of the quadratic score it is the mean with the weights; of the logarithmic score
    the odds of any two outcomes are the geometric mean of the experts'. Source: Neyman
    and Roughgarden 2023, definition of quasi-arithmetic pooling.
    """
    return is_pool(f, pooled)
