"""The posterior of the truth bounds how far predictions are from it."""

from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import assume, prop


@prop(Prediction, forall=("history",))
def tv_posterior_bound(p: Prediction, history: Word, *, steps: int = 3) -> bool:
    """D_k(xi, mu | h) <= 1 - w(mu | h) for k up to `steps`, where mu(h) > 0.

    After h the mixture is w(mu | h) mu plus something else of weight 1 - w(mu | h), so
    the posterior itself, a rational number, bounds the distance at every k.
    """
    assume(p.truth.probability(history) > 0)
    doubt = 1 - p.posterior(history)[p.known_hypothesis()]
    return all(p.variation(history, k) <= doubt for k in range(1, steps + 1))


def because(p: Prediction, history: Word, *, steps: int = 3) -> str:
    """Return both numbers."""
    doubt = 1 - p.posterior(history)[p.known_hypothesis()]
    far = [str(p.variation(history, k)) for k in range(1, steps + 1)]
    return f"After {say(p, history)} they are {', '.join(far)}, against {doubt}."
