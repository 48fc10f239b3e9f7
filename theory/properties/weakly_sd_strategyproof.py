"""Weakly SD-strategyproof: no lie's lottery strictly dominates the truth's."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import sd_likes


@prop(Mechanism, forall=("agent", "profile", "report"))
def weakly_sd_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No lie gives what strictly stochastically dominates what the truth gives.

    By the agent's own order, first order. Weaker than `strongly-sd-strategyproof`:
    the two lotteries may be incomparable. Source: Bogomolnaia and Moulin 2001
    ("weakly strategyproof").
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return sd_likes(m, agent, profile, truth, lie) or not sd_likes(
        m, agent, profile, lie, truth
    )


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return what the failure means."""
    return (
        f"whatever utilities agree with the order, {agent_name(agent)} expects at "
        "least as much from the lie as from the truth, and for some more."
    )
