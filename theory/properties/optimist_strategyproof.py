"""Optimist-strategyproof: no lie gives a set whose best member is better."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.telling import lie_would_pay
from accord.theory.terms import ranks_of_chosen


@prop(Mechanism, forall=("agent", "profile", "report"))
def optimist_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No agent, by a lie, makes the best alternative of the chosen set a better one.

    For mechanisms that choose sets of alternatives: she expects the best of them to
    win in the end. Source: Duggan and Schwartz 2000.
    """
    truth = min(ranks_of_chosen(m, agent, profile, profile[agent]))
    lie = min(ranks_of_chosen(m, agent, profile, report))
    return truth <= lie


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who gains."""
    return f"the best of the set is better for {agent_name(agent)} after the lie."


forbids = lie_would_pay
