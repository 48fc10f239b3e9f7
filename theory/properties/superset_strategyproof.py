"""Superset-strategyproof: approving of more does not give more members of the own."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import approved, chosen_set


@prop(Mechanism, forall=("agent", "profile", "report"))
def superset_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No agent, by approving of further ones, has more elected whom she approves of.

    Counted: how many elected are in her true set. Source: a remark in the first version
    of Peters 2018, said of proportional approval voting and withdrawn.
    """
    own = approved(m, agent, profile)
    other = profile.with_report(agent, report)
    assume(approved(m, agent, other) > own)
    return len(chosen_set(m, profile) & own) >= len(chosen_set(m, other) & own)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who gains."""
    return f"{agent_name(agent)} has more elected whom she truly approves of."
