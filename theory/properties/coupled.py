"""The prior couples policies and environments: the mutual information is positive."""

from typing import Any

from accord.theory.coupling import coupling_ratio, mutual_information, pairs
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def coupled(u: Universes, *, ratio: Any = None) -> bool:
    """I(pi; nu) > 0, the mean of the similarity S = ln w(pi, nu) / (w(pi) w(nu)).

    With `ratio`, that this is the largest w(pi, nu) / (w(pi) w(nu)). A prior is not
    coupled iff it is the product of its marginals (equations 12-14).
    """
    largest = max(coupling_ratio(u, *pair) for pair in pairs(u))
    return bool(mutual_information(u) > 0) and (ratio is None or largest == ratio)


def because(u: Universes, *, ratio: Any = None) -> str:
    """Return the largest ratio."""
    largest = max(coupling_ratio(u, *pair) for pair in pairs(u))
    return f"The largest ratio w(pi, nu) / (w(pi) w(nu)) is {largest}."
