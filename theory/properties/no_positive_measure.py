"""No positive measure: weights that give the prices leave out some world."""

from collections.abc import Sequence
from typing import Any

from accord.theory.prices import Prices, reproduces
from accord.theory.properties import prop


@prop(Prices, forall=("measure",))
def no_positive_measure(p: Prices, measure: Sequence[Any]) -> bool:
    """No weights above 0 on all worlds, with the sum 1, give the prices.

    It holds iff there is weak arbitrage (`no-weak-arbitrage` fails), by Stiemke's
    lemma; where it fails, the weights are shown.
    """
    positive = all(bool(w > 0) for w in measure) and bool(sum(measure) == 1)
    return not (positive and reproduces(p, measure))


def because(p: Prices, measure: Sequence[Any]) -> str:
    """Return the weights, world by world."""
    pairs = ((p.say_world(k), w) for k, w in enumerate(measure))
    shown = "; ".join(f"{w} on {world}" for world, w in pairs)
    return f"the weights {shown} give each sentence its price."
