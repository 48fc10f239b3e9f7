"""Ex-post incentive compatible: truth is best against truthful others."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def ex_post_ic(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """No agent gains by misreporting to truthful others, whatever their types.

    For every profile t of true types, every agent i and report r of i: m(t) is at
    least as good for i at t as m(r, t_-i). With private values this is
    `strategyproof`. With interdependent (common) values it is weaker: what the others
    report is also what they know.
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return m.weakly_prefers(agent, profile, truth, lie)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return why the lie pays."""
    return (
        f"the others are truthful, and {agent_name(agent)} likes what the lie "
        "leads to better than what the truth leads to."
    )
