"""The mixture dominates the truth with a constant, on all histories up to a horizon."""

from typing import Any

from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import prop


@prop(Prediction, forall=("history",))
def dominates(p: Prediction, history: Word, *, constant: Any = None) -> bool:
    """The mixture gives every history at least `constant` times what the truth gives.

    xi(h) >= C mu(h), where C is the weight of the truth if it is left out. A mixture
    dominates each of its members with that member's weight at all lengths, as xi - w mu
    is what the others add; of other pairs a horizon shows an inclusion of supports, and
    no more (Definition 2.3).
    """
    c = p.weight if constant is None else constant
    mine, own = p.both(history)
    return bool(mine >= c * own)


def because(p: Prediction, history: Word, *, constant: Any = None) -> str:
    """Return what both give the history."""
    c = p.weight if constant is None else constant
    mine, own = p.both(history)
    return (
        f"The mixture gives {say(p, history)} the probability {mine}, the truth {own}, "
        f"and {mine} < {c} * {own}."
    )
