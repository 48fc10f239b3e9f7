"""Embedded is decoupled: with an uncoupled prior, both agents are one."""

from typing import Any

from accord.theory.embedded_agents import Planner
from accord.theory.processes import Word
from accord.theory.properties import assume, prop
from accord.theory.universes import Universes


@prop(Universes, forall=("history", "action"))
def embedded_is_decoupled(
    u: Universes, history: Word, action: int, *, steps: Any = None
) -> bool:
    """Both updates give the same predictions of actions and percepts, and values.

    rho(a' | h) = zeta(a' | h), rho(e | h, a) = xi(e | h, a) and the same Q, so the same
    best actions, at every history and action held possible: Proposition 3.17 of
    Meulemans et al. (2025) says so of product priors. `steps`: those planned.
    """
    assume(u.probability((*history, action)) > 0)
    pair = [Planner(u, update, steps) for update in ("evidential", "causal")]
    one, other = (_thoughts(planner, history, action) for planner in pair)
    return all(_same(*rows) for rows in zip(one, other, strict=True))


def _thoughts(planner: Planner, history: Word, action: int) -> list[Any]:
    belief = planner.belief(history)
    return [
        planner.self_model(belief, history),
        planner.environment_model(belief, history, action),
        planner.values(history),
    ]


def _same(one: Any, other: Any) -> bool:
    return len(one) == len(other) and all(
        bool(x == y) for x, y in zip(one, other, strict=True)
    )


def because(u: Universes, history: Word, action: int, *, steps: Any = None) -> str:
    """Return what both think of the action."""
    told = []
    for update, word in (("evidential", "embedded"), ("causal", "decoupled")):
        planner = Planner(u, update, steps)
        law = planner.environment_model(planner.belief(history), history, action)
        values = ", ".join(map(str, planner.values(history)))
        shown = ", ".join(map(str, law))
        told.append(f"the {word} one predicts ({shown}) and has Q = ({values})")
    where = f"{u.actions[action]} after {u.say(history)}"
    return f"of the action {where}, {told[0]}, and {told[1]}."
