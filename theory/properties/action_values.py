"""What each action is worth to an agent."""

from typing import Any

from accord.theory.embedded_agents import Planner
from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def action_values(
    u: Universes,
    *,
    worths: tuple[Any, ...],
    history: Word = (),
    update: str = "evidential",
    steps: Any = None,
) -> bool:
    """After the history the actions have these values Q.

    "evidential": of an embedded agent, "causal": of a decoupled one. `steps` are
    planned, and then the self-model goes on; left out, all that are left.
    """
    values = Planner(u, update, steps).values(history)
    return len(values) == len(worths) and all(
        bool(x == y) for x, y in zip(values, worths, strict=True)
    )


def because(
    u: Universes,
    *,
    worths: tuple[Any, ...],
    history: Word = (),
    update: str = "evidential",
    steps: Any = None,
) -> str:
    """Return the values."""
    return Planner(u, update, steps).told(history)
