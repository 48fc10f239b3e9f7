"""Cyclically monotone: no cycle of types would gain by passing decisions on."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, worth


@prop(Mechanism, forall=("agent", "profile", "type_cycle"))
def cyclically_monotone(
    m: Mechanism, agent: int, profile: Profile, type_cycle: tuple[Any, ...]
) -> bool:
    """No cycle of an agent's types would gain if each took the next one's decision.

    With the others fixed and d the decision, for all distinct types t_1, ..., t_k:
    sum_j v(t_j, d(t_j)) >= sum_j v(t_j, d(t_{j+1})), t_{k+1} being t_1. For finitely
    many types that is the case iff payments exist that make truth dominant; they are
    the potential, and `strategyproof --open payments` finds and certifies them, also
    where there are too many cycles to run. Source: Rochet 1987.
    """
    own, passed = _sums(m, agent, profile, type_cycle)
    return bool(own >= passed)


def _sums(
    m: Mechanism, agent: int, profile: Profile, type_cycle: tuple[Any, ...]
) -> tuple[Any, Any]:
    """Return what the types value their own decisions at, and the next ones'."""
    stations = [profile.with_report(agent, own) for own in type_cycle]
    taken = [decision_at(m, p) for p in stations]
    following = [*taken[1:], taken[0]]
    own = sum(worth(m, agent, p, d) for p, d in zip(stations, taken, strict=True))
    passed = sum(
        worth(m, agent, p, d) for p, d in zip(stations, following, strict=True)
    )
    return own, passed


def because(
    m: Mechanism, agent: int, profile: Profile, type_cycle: tuple[Any, ...]
) -> str:
    """Return the two sums."""
    own, passed = _sums(m, agent, profile, type_cycle)
    return (
        f"these types of {agent_name(agent)} value their own decisions at {own} "
        f"together, and the next one's at {passed}: no payments keep all truthful."
    )
