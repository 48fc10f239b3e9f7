"""On the mean over the prior, the coupled mixture loses no more than the decoupled."""

from accord.theory.properties import prop
from accord.theory.universes import CoupledMixture, coupling_gain


@prop(CoupledMixture)
def coupling_never_loses(m: CoupledMixture) -> bool:
    """E_w[L_n(rho_d, lambda) - L_n(rho, lambda)] >= 0 for n up to `rounds`.

    It is a divergence, Proposition 3.21; no member gives the prior more than its own.
    """
    return all(bool(coupling_gain(m, n) >= 0) for n in range(1, m.rounds + 1))
