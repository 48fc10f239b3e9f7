"""Predictive coding with a function of the level: the posterior has one mode."""

from typing import Any

from accord.theory.algebraic import count_roots
from accord.theory.predictive_coding import PredictiveChain, real_roots, slope
from accord.theory.properties import prop


@prop(PredictiveChain)
def only_mode(chain: PredictiveChain, *, low: Any, high: Any) -> bool:
    """The energy has one stationary level; there it is least, and low < it <= high.

    Real roots of the slope are counted by Sturm's theorem. Its degree is odd and its
    leading coefficient negative (with c x^n in g: -p0 n c^2 at x^(2n - 1)), so it is
    positive below all roots and negative above: with one root the energy falls up to
    it and then rises.
    """
    p = slope(chain)
    return real_roots(p)[0] == 1 == count_roots(p, low, high)


def because(chain: PredictiveChain, *, low: Any, high: Any) -> str:
    """Return how many stationary levels there are, and how many of them there."""
    p = slope(chain)
    inside = count_roots(p, low, high)
    return f"{real_roots(p)[0]} levels are stationary, {inside} of them there."
