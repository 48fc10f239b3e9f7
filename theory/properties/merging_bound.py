"""What is believed off the truth falls in expectation, and bounds the predictions."""

from accord.theory.merging import (
    Prediction,
    expected_doubt,
    expected_inverse_posterior,
    expected_variation,
)
from accord.theory.properties import prop


@prop(Prediction)
def merging_bound(p: Prediction, *, steps: int = 3) -> bool:
    """B_t = E_mu[1 - w(mu | h_t)] never rises, and E_mu D_k <= B_t for k <= `steps`.

    For all t up to the horizon. The inverse posterior is a supermartingale, E_mu[1/w_t]
    <= 1/w(mu), and B_t falls as 1 - 1/x is concave. An exact bound that decreases, with
    rational values; that it tends to 0 is Theorem 2.4, and no finite horizon shows it.
    """
    bound = None
    for t in range(p.horizon + 1):
        here = expected_doubt(p, t)
        if bound is not None and here > bound:
            return False
        if any(expected_variation(p, t, k) > here for k in range(1, steps + 1)):
            return False
        if expected_inverse_posterior(p, t) * p.weight > 1:
            return False
        bound = here
    return True
