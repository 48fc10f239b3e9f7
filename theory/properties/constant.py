"""Constant: whatever is reported, the outcome is the same."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def constant(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """No change of a report changes the outcome.

    Said of one agent at a time, which is the same as of any two profiles: change the
    reports one after the other.
    """
    return bool(m(profile.with_report(agent, report)) == m(profile))


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return whose report matters."""
    return f"the outcome changes with the report of {agent_name(agent)}."
