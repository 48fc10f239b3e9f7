"""Grain of uncertainty: nothing that the agent may do is held impossible."""

from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes, forall=("history", "action"))
def grain_of_uncertainty(u: Universes, history: Word, action: int) -> bool:
    """After every history within the horizon every action has positive probability.

    rho(h a) > 0 for all h and a, as Definition 3.1 of Meulemans et al. (2025) says; so
    no history is impossible either.
    """
    return bool(u.probability((*history, action)) > 0)


def because(u: Universes, history: Word, action: int) -> str:
    """Return the probability."""
    return (
        f"after {u.say(history)} the action {u.actions[action]} has probability "
        f"{u.probability((*history, action))}."
    )
