"""What the predictions lose in expectation is at most ln 1/w, at every length."""

from collections.abc import Sequence
from typing import Any

from accord.theory.logarithms import ln
from accord.theory.merging import Prediction, decimal, expected_loss, step_loss
from accord.theory.properties import prop


@prop(Prediction)
def loss_bound(p: Prediction, *, between: Sequence[Any] = ()) -> bool:
    """L_n = KL(mu_n || xi_n) <= -ln w(mu) for all n, and its steps add up to it.

    n runs from 0 to the horizon and one more, the loss of the prediction after the
    longest histories. With `between`, two rational numbers that the last of these lies
    between. By dominance it holds for every n (Theorem 3.18 of Meulemans et al. 2025),
    whatever the truth does: it need not be stationary (Remark 2.6). Weights whose sum W
    is less than 1 begin with the loss L_0 = -ln W.
    """
    most, steps = -ln(p.weight), expected_loss(p, 0)
    for n in range(p.horizon + 2):
        loss = expected_loss(p, n)
        if loss != steps or loss > most:
            return False
        if n <= p.horizon:
            steps = steps + step_loss(p, n)
    return not between or bool(between[0] <= loss <= between[1])


def because(p: Prediction, *, between: Sequence[Any] = ()) -> str:
    """Return what was lost, and what at most can be."""
    lost = decimal(expected_loss(p, p.horizon + 1))
    return f"{p.horizon + 1} predictions lose {lost}, and ln 1/w is {-ln(p.weight)}."
