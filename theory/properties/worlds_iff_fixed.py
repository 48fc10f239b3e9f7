"""What a fixed point of demands means to whoever buys at its prices."""

import itertools
from collections.abc import Sequence
from typing import Any

from accord.theory.box_demands import BoxDemands
from accord.theory.properties import prop


@prop(BoxDemands, forall=("box_point",))
def worlds_iff_fixed(d: BoxDemands, box_point: Sequence[Any]) -> bool:
    """At any prices, no world profits from the demands iff they are a fixed point.

    A world W gives each coordinate 0 or 1, and what is demanded at prices x is worth
    sum_i f_i(x) (W_i - x_i) there: it is at most 0 in all 2^k worlds iff x is fixed.
    Source: Garrabrant et al. 2016, "Logical induction", lemma 5.1.1.
    """
    x = box_point
    demands = [d.demand(i, x) for i in d.coordinates]
    fixed = d.is_fixed(x)
    safe = True
    for world in itertools.product((0, 1), repeat=len(x)):
        worth: Any = 0
        for xi, price, value in zip(demands, x, world, strict=True):
            worth = worth + xi * (value - price)
        safe = safe and bool(worth <= 0)
    return safe == fixed
