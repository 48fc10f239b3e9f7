"""Tops-only: only what the agents like best matters."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import best_outcomes


@prop(Mechanism, forall=("agent", "profile", "report"))
def tops_only(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """A report with the same best outcomes leads to the same outcome.

    Said of one agent at a time, which is the same as of two profiles whose best
    outcomes agree for every agent: change the reports one after the other. Best among
    the listed outcomes.
    """
    other = profile.with_report(agent, report)
    assume(best_outcomes(m, agent, profile) == best_outcomes(m, agent, other))
    return bool(m(profile) == m(other))


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return what changed."""
    return (
        f"{agent_name(agent)} likes the same best in both reports, and yet the outcome "
        "changes."
    )
