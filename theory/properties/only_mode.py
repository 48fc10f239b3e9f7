"""Predictive coding with a function of the level: the posterior has one mode."""

from typing import Any

from accord.theory.algebraic import count_roots, value_at
from accord.theory.predictive_coding import PredictiveChain, real_roots, slope
from accord.theory.properties import prop


@prop(PredictiveChain)
def only_mode(chain: PredictiveChain, *, low: Any, high: Any) -> bool:
    """The energy has one stationary level; there it is least, and low < it <= high.

    Real roots of the slope are counted by Sturm's theorem; it is positive below them
    all and negative above, so with one root the energy falls up to it and then rises.
    """
    p = slope(chain)
    count, bound = real_roots(p)
    falls = value_at(p, -bound - 1) > 0 > value_at(p, bound + 1)
    return count == 1 and falls and count_roots(p, low, high) == 1


def because(chain: PredictiveChain, *, low: Any, high: Any) -> str:
    """Return how many stationary levels there are, and how many of them there."""
    p = slope(chain)
    inside = count_roots(p, low, high)
    return f"{real_roots(p)[0]} levels are stationary, {inside} of them there."
