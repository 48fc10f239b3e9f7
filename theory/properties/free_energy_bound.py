"""Variational free energy is at least the surprise, with equality at the posterior."""

from typing import Any

from accord.theory.free_energy import (
    accuracy,
    beliefs,
    complexity,
    free_energy,
    joint,
    posterior,
)
from accord.theory.generative_models import GenerativeModel
from accord.theory.logarithms import ln
from accord.theory.properties import assume, prop


@prop(GenerativeModel, forall=("observation",), loops=("belief",))
def free_energy_bound(m: GenerativeModel, observation: int, *, parts: int = 6) -> bool:
    """F[q] >= -ln P(o) for beliefs q, with equality at the posterior and only there.

    For every q whose probabilities are multiples of 1/`parts`, and for the posterior
    P(s | o); an outcome of probability 0 has none. F is also the complexity
    KL(q || D) less the accuracy E_q ln A(o|s).
    """
    both = joint(m, observation)
    evidence = sum(both)
    assume(evidence > 0)
    after = posterior(m, observation)
    surprise = -ln(evidence)
    for q in (after, *beliefs(m, parts)):
        energy: Any = free_energy(m, observation, q)
        if energy != complexity(m, q) - accuracy(m, observation, q):
            return False
        if energy < surprise or (energy == surprise) != (q == after):
            return False
    return True
