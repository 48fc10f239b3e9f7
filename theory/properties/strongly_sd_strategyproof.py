"""Strongly SD-strategyproof: the truth's lottery dominates every lie's."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import sd_likes


@prop(Mechanism, forall=("agent", "profile", "report"))
def strongly_sd_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """What truth gives stochastically dominates what any lie gives, by one's own order.

    First-order dominance, weakly: no agent gains by a lie for any utilities that
    agree with her order. Where outcomes are sure it is `strategyproof`. Source:
    Gibbard 1977; Bogomolnaia and Moulin 2001 ("strategyproof").
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return sd_likes(m, agent, profile, truth, lie)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return what the failure means."""
    return (
        f"for some utilities that agree with the order, {agent_name(agent)} expects "
        "more from the lie than from the truth."
    )
