"""The divergence of a coupled mixture from its decoupled one, enclosed by rationals."""

from collections.abc import Sequence
from typing import Any

from accord.theory.coupling import coupling_divergence
from accord.theory.merging import decimal
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def coupling_divergence_between(
    u: Universes, *, between: Sequence[Any], of: str = "rho"
) -> bool:
    """KL(rho || rho_d) after the last round lies between these two numbers.

    With `of` "rho-d" KL(rho_d || rho) does.
    """
    found = coupling_divergence(u, u.rounds, of)
    return bool(between[0] <= found) and bool(found <= between[1])


def because(u: Universes, *, between: Sequence[Any], of: str = "rho") -> str:
    """Return what it is."""
    return f"It is {decimal(coupling_divergence(u, u.rounds, of))}."
