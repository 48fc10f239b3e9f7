"""The most probable first action against the first action of the best policy."""

from typing import Any

from accord.theory.generative_models import GenerativeModel
from accord.theory.properties import prop


@prop(GenerativeModel)
def marginal_action_is_best(m: GenerativeModel, *, posterior: tuple[Any, ...]) -> bool:
    """Every most probable policy starts with a most probable first action.

    An action is as probable as all policies that start with it together.
    """
    best = max(posterior)
    law = marginal(m, posterior)
    firsts = {p[0] for p, q in zip(m.policies, posterior, strict=True) if q == best}
    return all(law[u] == max(law) for u in firsts)


def marginal(m: GenerativeModel, posterior: tuple[Any, ...]) -> list[Any]:
    """Return how probable each action is as the first one."""
    pairs = list(zip(m.policies, posterior, strict=True))
    return [
        sum(q for policy, q in pairs if policy[0] == u) for u in range(len(m.actions))
    ]


def because(m: GenerativeModel, *, posterior: tuple[Any, ...]) -> str:
    """Return both."""
    law = marginal(m, posterior)
    shown = ", ".join(f"{u} {p}" for u, p in zip(m.actions, law, strict=True))
    best = m.policy_name(max(range(len(posterior)), key=lambda k: posterior[k]))
    return f"the best policy is `{best}`; first actions: {shown}."
