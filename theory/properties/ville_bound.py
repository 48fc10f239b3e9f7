"""It is unlikely that the truth ever seems unlikely (Ville's inequality)."""

from typing import Any

from accord.theory.merging import Prediction, chance_of_doubt
from accord.theory.properties import prop


@prop(Prediction)
def ville_bound(p: Prediction, *, constant: Any, value: Any = None) -> bool:
    """The chance that w(mu | h_t) <= c w(mu) at some t is at most c, the constant.

    Under the truth, for t up to the horizon; 1/w is a supermartingale. With `value`,
    that it is this number.
    """
    found = chance_of_doubt(p, constant)
    return bool(found <= constant) and (value is None or bool(found == value))


def because(p: Prediction, *, constant: Any, value: Any = None) -> str:
    """Return what it is."""
    return f"It is {chance_of_doubt(p, constant)}, and c is {constant}."
