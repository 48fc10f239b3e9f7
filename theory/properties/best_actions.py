"""Which actions are best for an agent."""

from typing import Any

from accord.theory.embedded_agents import Planner, greatest
from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def best_actions(
    u: Universes,
    *,
    actions: tuple[int, ...],
    history: Word = (),
    update: str = "evidential",
    steps: Any = None,
) -> bool:
    """After the history these actions have the greatest Q, and no others.

    With all steps planned and the evidential update: the embedded best responses
    (Definition 3.2 of Meulemans et al. 2025).
    """
    values = Planner(u, update, steps).values(history)
    return set(greatest(values)) == set(actions)


def because(
    u: Universes,
    *,
    actions: tuple[int, ...],
    history: Word = (),
    update: str = "evidential",
    steps: Any = None,
) -> str:
    """Return the values."""
    return Planner(u, update, steps).told(history)
