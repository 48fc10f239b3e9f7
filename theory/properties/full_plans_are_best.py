"""Full plans are best: planning to the end is the embedded best response."""

from accord.theory.embedded_agents import Planner
from accord.theory.processes import Word
from accord.theory.properties import assume, prop
from accord.theory.universes import Universes


@prop(Universes, forall=("history", "action"))
def full_plans_are_best(u: Universes, history: Word, action: int) -> bool:
    """For k at least the number of rounds that are left, Q^k is that of best responses.

    At every history and action held possible, for k up to the horizon.
    """
    assume(u.probability((*history, action)) > 0)
    left = u.rounds - len(history) // 2
    best = Planner(u).values(history)[action]
    return all(
        bool(Planner(u, steps=k).values(history)[action] == best)
        for k in range(left, u.rounds + 1)
    )


def because(u: Universes, history: Word, action: int) -> str:
    """Return both values."""
    left = u.rounds - len(history) // 2
    planned = Planner(u, steps=left).values(history)[action]
    return f"it is {planned}, and {Planner(u).values(history)[action]} with all steps."
