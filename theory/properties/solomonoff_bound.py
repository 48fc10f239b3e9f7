"""The squared distances of all predictions add up to at most ln 1/w (Solomonoff)."""

from typing import Any

from accord.theory.logarithms import ln
from accord.theory.merging import Prediction, total_squares
from accord.theory.properties import prop


@prop(Prediction)
def solomonoff_bound(p: Prediction, *, below: Any = None) -> bool:
    """The sum over steps 0..T of E_mu[2 D_1^2] is at most ln(1/w(mu)).

    T is the horizon. With `below`, a rational number that lies between the two, so
    that no logarithm has to be compared but this one number with ln(1/w). By Pinsker's
    inequality and the chain rule it holds at every T (Solomonoff 1978, Hutter 2005).
    """
    squares, most = total_squares(p, p.horizon), -ln(p.weight)
    if below is None:
        return bool(squares <= most)
    return bool(squares <= below) and bool(below <= most)
