"""A mixture of universes gives every history what its decoupled prior gives."""

from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import CoupledMixture


@prop(CoupledMixture, forall=("history",))
def decoupling_changes_nothing(m: CoupledMixture, history: Word) -> bool:
    """rho(h) = rho_d(h), where rho_d has the weights w(pi) w(nu) instead.

    For the histories of at most `rounds` rounds. It holds of decoupled priors, and can
    hold of others (Remark 3.20).
    """
    apart = m.decoupled().mixture().process()
    mine = m.mixture().process()
    return bool(mine.probability(history) == apart.probability(history))


def because(m: CoupledMixture, history: Word) -> str:
    """Return what both give."""
    mine = m.mixture().process().probability(history)
    apart = m.decoupled().mixture().process().probability(history)
    return f"One gives {mine}, the other {apart}."
