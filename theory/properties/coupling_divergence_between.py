"""The divergence of a coupled mixture from its decoupled one, enclosed by rationals."""

from collections.abc import Sequence
from typing import Any

from accord.theory.predictions import decimal
from accord.theory.properties import prop
from accord.theory.universes import CoupledMixture, coupling_divergence


@prop(CoupledMixture)
def coupling_divergence_between(
    m: CoupledMixture, *, between: Sequence[Any], of: str = "rho"
) -> bool:
    """KL(rho || rho_d) after the last round lies between these two numbers.

    With `of` "rho-d" KL(rho_d || rho) does.
    """
    found = coupling_divergence(m, m.rounds, of)
    return bool(between[0] <= found) and bool(found <= between[1])


def because(m: CoupledMixture, *, between: Sequence[Any], of: str = "rho") -> str:
    """Return what it is."""
    return f"It is {decimal(coupling_divergence(m, m.rounds, of))}."
