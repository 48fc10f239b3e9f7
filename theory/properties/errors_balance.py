"""Predictive coding has settled: the prediction errors balance at a level."""

from typing import Any

from accord.theory.predictive_coding import PredictiveChain, prediction
from accord.theory.properties import prop


@prop(PredictiveChain, forall=("level",))
def errors_balance(chain: PredictiveChain, level: int) -> bool:
    """The precision-weighted errors from below and from above a level are equal.

    p (x - a) = q (a - y) at level a with neighbours x below and y above. From below
    the first level comes the datum: p0 g'(a) (u - g(a)).
    """
    below, above = errors(chain, level)
    return bool(below == above)


def errors(chain: PredictiveChain, level: int) -> tuple[Any, Any]:
    """Return the two weighted errors at a level."""
    own = chain.stated_levels()
    nodes = (None, *own, chain.prior)
    p, q = chain.precisions[level : level + 2]
    above = q * (own[level] - nodes[level + 2])
    if level > 0:
        return p * (nodes[level] - own[level]), above
    rate: Any = 0
    for k, c in reversed(list(enumerate(chain.function))[1:]):
        rate = rate * own[0] + k * c
    return p * rate * (chain.datum - prediction(chain, own[0])), above


def because(chain: PredictiveChain, level: int) -> str:
    """Return both."""
    below, above = errors(chain, level)
    return f"at level {level + 1} they are {below} and {above}."
