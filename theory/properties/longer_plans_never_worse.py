"""Longer plans are never worth less, in the agent's own eyes."""

import itertools

from accord.theory.embedded_agents import Planner
from accord.theory.processes import Word
from accord.theory.properties import assume, prop
from accord.theory.universes import Universes


@prop(Universes, forall=("history", "action"))
def longer_plans_never_worse(u: Universes, history: Word, action: int) -> bool:
    """Q^k(h, a) <= Q^(k+1)(h, a) for every k up to the horizon.

    At every history and action held possible: Lemma C.10 of Meulemans et al. (2025).
    """
    assume(u.probability((*history, action)) > 0)
    values = [
        Planner(u, steps=k).values(history)[action] for k in range(1, u.rounds + 2)
    ]
    return all(bool(x <= y) for x, y in itertools.pairwise(values))


def because(u: Universes, history: Word, action: int) -> str:
    """Return the values, by the number of steps."""
    values = [
        Planner(u, steps=k).values(history)[action] for k in range(1, u.rounds + 2)
    ]
    return f"they are {', '.join(map(str, values))} for k = 1, 2, ..."
