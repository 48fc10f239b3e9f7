"""Gains alike: the pool beats the experts' average by one amount in all outcomes."""

import itertools
from collections.abc import Sequence
from typing import Any

from accord.theory.forecasts import Forecasts
from accord.theory.properties import prop


@prop(Forecasts)
def gains_alike(f: Forecasts, *, pooled: Sequence[Any] = ()) -> bool:
    """Whatever comes about, the pool scores the same more than the experts on average.

    For all outcomes i and j: S(p*, i) - sum of w_k S(p_k, i) is the same as with j. Of
    the logarithmic score the pool is given; no other forecast has this. Source: Neyman
    and Roughgarden 2023.
    """
    pool = f.pool(pooled)
    gains = itertools.pairwise(f.gains(pool))
    return bool(sum(pool) == 1) and all(bool(a == b) for a, b in gains)
