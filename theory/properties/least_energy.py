"""Predictive coding: the levels are where the energy is least, and nowhere else."""

from typing import Any

from accord.theory.predictive_coding import PredictiveChain, energy
from accord.theory.properties import assume, prop


@prop(PredictiveChain, forall=("other_levels",))
def least_energy(chain: PredictiveChain, other_levels: tuple[Any, ...]) -> bool:
    """At all other levels the precision-weighted squared errors come to more.

    So the levels are the only ones of least energy: the mode of the posterior.
    """
    own = chain.stated_levels()
    pairs = list(zip(own, other_levels, strict=True))
    assume(any(bool(y < x) or bool(y > x) for x, y in pairs))
    return bool(energy(chain, other_levels) > energy(chain, own))


def because(chain: PredictiveChain, other_levels: tuple[Any, ...]) -> str:
    """Return both energies."""
    own = energy(chain, chain.stated_levels())
    return f"the energy is {own} here and {energy(chain, other_levels)} there."
