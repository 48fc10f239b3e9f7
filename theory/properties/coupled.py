"""The prior couples policies and environments: the mutual information is positive."""

from typing import Any

from accord.theory.properties import prop
from accord.theory.universes import CoupledMixture


@prop(CoupledMixture)
def coupled(m: CoupledMixture, *, ratio: Any = None) -> bool:
    """I(pi; nu) > 0, the mean of the similarity S = ln w(pi, nu) / (w(pi) w(nu)).

    With `ratio`, that this is the largest w(pi, nu) / (w(pi) w(nu)). A prior is not
    coupled iff it is the product of its marginals (equations 12-14).
    """
    largest = max(m.ratio(*pair) for pair in m.pairs)
    return bool(m.mutual_information() > 0) and (ratio is None or largest == ratio)


def because(m: CoupledMixture, *, ratio: Any = None) -> str:
    """Return the largest ratio."""
    largest = max(m.ratio(*pair) for pair in m.pairs)
    return f"The largest ratio of weights is {largest}."
