"""Predictive coding: a level settles between what comes from below and from above."""

from accord.theory.predictive_coding import PredictiveChain
from accord.theory.properties import prop


@prop(PredictiveChain, forall=("level",))
def between_neighbours(chain: PredictiveChain, level: int) -> bool:
    """A level is strictly between its neighbours, or all three are equal.

    Its neighbours are the levels beside it, the datum below the first and the mean of
    the prior above the last.
    """
    nodes = (chain.datum, *chain.stated_levels(), chain.prior)
    below, own, above = nodes[level : level + 3]
    return bool(below < own < above or below > own > above or below == own == above)


def because(chain: PredictiveChain, level: int) -> str:
    """Return the three."""
    nodes = (chain.datum, *chain.stated_levels(), chain.prior)
    below, own, above = nodes[level : level + 3]
    return f"{own} is not between {below} and {above}."
