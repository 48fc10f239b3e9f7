"""A mixture of universes gives every history what its decoupled prior gives."""

from accord.theory.coupling import rho_and_rho_d
from accord.theory.properties import prop
from accord.theory.universes import Universes
from accord.theory.word_masses import total_variation


@prop(Universes)
def decoupling_changes_nothing(u: Universes) -> bool:
    """rho(h) = rho_d(h), where rho_d has the weights w(pi) w(nu) instead.

    On the histories of all rounds, so on those of fewer as well: their total variation
    is 0. It holds of decoupled priors, and can hold of others (Remark 3.20).
    """
    rho, rho_d = rho_and_rho_d(u)
    return bool(total_variation(rho, rho_d, 2 * u.rounds) == 0)


def because(u: Universes) -> str:
    """Return how far they are apart."""
    rho, rho_d = rho_and_rho_d(u)
    far = total_variation(rho, rho_d, 2 * u.rounds)
    return f"Their total variation is {far}."
