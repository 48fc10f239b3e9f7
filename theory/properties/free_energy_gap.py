"""The bound of variational free energy, for all beliefs: by ln x <= x - 1."""

from typing import Any

from accord.theory.free_energy import joint
from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import assume, prop


@prop(
    GenerativeModel,
    forall=("observation", "belief"),
    cites="ln x <= x - 1 for x > 0, with equality at x = 1 alone",
)
def free_energy_gap(
    m: GenerativeModel, observation: int, belief: tuple[Any, ...]
) -> bool:
    """F[q] >= -ln P(o) for every belief q, with equality at the posterior alone.

    With j(s) = P(o, s) and P their sum, -(F + ln P) is the sum of q(s) ln x(s), where
    x(s) = j(s) / (P q(s)) and q(s) > 0. By ln x <= x - 1 it is at most the sum of
    j(s)/P - q(s) over these s, which this definition says is at most 0. Equality
    needs x(s) = 1 for them and the rest of j to be 0, which it says is so at the
    posterior, and nowhere else. (At x(s) = 0 the energy is infinite.)
    """
    both = joint(m, observation)
    evidence = sum(both)
    assume(evidence > 0)
    held = [s for s, q in enumerate(belief) if q > 0]
    bounded = bool(sum(both[s] - evidence * belief[s] for s in held) <= 0)
    tight = all(bool(both[s] == evidence * belief[s]) for s in held)
    tight = tight and bool(sum(both[s] for s in held) == evidence)
    posterior = all(bool(p == evidence * q) for p, q in zip(both, belief, strict=True))
    return bounded and tight == posterior
