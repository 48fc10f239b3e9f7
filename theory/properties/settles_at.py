"""Predictive coding: where the levels settle, as numbers."""

from typing import Any

from accord.theory.predictive_coding import PredictiveChain, energy
from accord.theory.properties import prop
from accord.theory.properties.errors_balance import errors_balance


@prop(PredictiveChain)
def settles_at(
    chain: PredictiveChain, *, levels: tuple[Any, ...], energy_there: Any = None
) -> bool:
    """The levels are these, the weighted errors balance at each, perhaps the energy.

    With positive precisions the energy of a linear chain is strictly convex: by any d,
    not 0, it grows by the sum of p_k (d_k - d_(k+1))^2, so it is least there alone.
    """
    own = chain.stated_levels()
    found = energy_there is None or bool(energy(chain, own) == energy_there)
    return (
        tuple(levels) == tuple(own)
        and chain.is_linear
        and found
        and all(errors_balance(chain, k) for k in range(len(own)))
    )


def because(
    chain: PredictiveChain, *, levels: tuple[Any, ...], energy_there: Any = None
) -> str:
    """Return where it settles."""
    own = chain.stated_levels()
    shown = ", ".join(map(str, own))
    return f"it settles at ({shown}), with the energy {energy(chain, own)}."
