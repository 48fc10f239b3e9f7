"""Subset-strategyproof: approving of fewer does not make the own part of it grow."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.telling import lie_would_pay
from accord.theory.terms import approved, chosen_set


@prop(Mechanism, forall=("agent", "profile", "report"))
def subset_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No agent, by approving of fewer, gets more of those she truly approves of.

    More in the sense of sets: all her elected ones and another one. Weaker than to say
    so of any report, or of the number of members. Source: Peters 2018.
    """
    own = approved(m, agent, profile)
    other = profile.with_report(agent, report)
    assume(approved(m, agent, other) < own)
    return not chosen_set(m, profile) & own < chosen_set(m, other) & own


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who gains."""
    return f"{agent_name(agent)} keeps her elected members and gets another one."


forbids = lie_would_pay
