"""On the mean over the prior, the coupled mixture loses no more than the decoupled."""

from accord.theory.coupling import coupling_gain
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def coupling_never_loses(u: Universes) -> bool:
    """E_w[L_n(rho_d, lambda) - L_n(rho, lambda)] >= 0 for n up to `rounds`.

    It is a divergence, Proposition 3.21.
    """
    return all(bool(coupling_gain(u, n) >= 0) for n in range(1, u.rounds + 1))
