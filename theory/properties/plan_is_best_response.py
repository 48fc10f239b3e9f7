"""A plan of a few steps is an embedded best response."""

from accord.theory.embedded_agents import Planner, greatest
from accord.theory.processes import Word
from accord.theory.properties import assume, prop
from accord.theory.universes import Universes


@prop(Universes, forall=("history",))
def plan_is_best_response(u: Universes, history: Word, *, steps: int) -> bool:
    """Every action that a plan of so many steps takes is an embedded best response.

    At every history held possible. After the steps the self-model goes on
    (Definitions 3.5 and 3.9 of Meulemans et al. 2025).
    """
    assume(u.probability(history) > 0)
    planned = greatest(Planner(u, steps=steps).values(history))
    return set(planned) <= set(greatest(Planner(u).values(history)))


def because(u: Universes, history: Word, *, steps: int) -> str:
    """Return what both think of each action."""
    near, far = (Planner(u, steps=k).values(history) for k in (steps, None))
    shown = [", ".join(map(str, row)) for row in (near, far)]
    return (
        f"after {u.say(history)}, for {', '.join(u.actions)}, the plan has Q = "
        f"({shown[0]}), and the best response ({shown[1]})."
    )
