"""Each prediction is this far from the truth, so that they do not merge."""

from typing import Any

from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import assume, prop


@prop(Prediction, forall=("history",))
def variation_at_least(p: Prediction, history: Word, *, bound: Any) -> bool:
    """D_1(xi, mu | h) >= `bound` after every history that the truth writes.

    Up to the horizon. Of a truth outside the class nothing forces the distance to 0.
    """
    assume(p.truth.probability(history) > 0)
    return bool(p.variation(history, 1) >= bound)


def because(p: Prediction, history: Word, *, bound: Any) -> str:
    """Return what it is."""
    far = p.variation(history, 1)
    return f"After {say(p, history)} it is {far}, less than {bound}."
