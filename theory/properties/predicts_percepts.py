"""What an agent predicts once it has acted."""

from typing import Any

from accord.theory.embedded_agents import Planner
from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.universes import Universes


@prop(Universes)
def predicts_percepts(
    u: Universes,
    *,
    action: int,
    law: tuple[Any, ...],
    history: Word = (),
    update: str = "evidential",
) -> bool:
    """After the history and the action the percepts have these probabilities.

    "evidential": the mixture's, which conditions on the action. "causal": those of the
    mixture of environments, each weighed by percepts alone.
    """
    found = _found(u, history, action, update)
    return len(found) == len(law) and all(
        bool(x == y) for x, y in zip(found, law, strict=True)
    )


def _found(u: Universes, history: Word, action: int, update: str) -> tuple[Any, ...]:
    planner = Planner(u, update)
    return planner.environment_model(planner.belief(history), history, action)


def because(
    u: Universes,
    *,
    action: int,
    law: tuple[Any, ...],
    history: Word = (),
    update: str = "evidential",
) -> str:
    """Return the probabilities."""
    return f"they are {', '.join(map(str, _found(u, history, action, update)))}."
