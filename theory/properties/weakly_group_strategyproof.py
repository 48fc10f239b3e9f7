"""Weakly group-strategyproof: no coalition can make all its members better off."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import true_profiles


@prop(Mechanism, forall=("coalition", "profile", "joint_report"))
def weakly_group_strategyproof(
    m: Mechanism, coalition: tuple[int, ...], profile: Profile, joint_report: Any
) -> bool:
    """No coalition has a joint report that makes every member strictly better off.

    Without transfers inside the coalition. Coalitions of one are included, so it
    implies `strategyproof`. With interdependent values the members' true types are
    those of the profile, and the others' can be any.
    """
    truth = m(profile)
    lie = m(profile.with_reports(coalition, joint_report))
    return not any(
        all(m.strictly_prefers(i, types, lie, truth) for i in coalition)
        for types in true_profiles(m, coalition, profile)
    )


def because(
    m: Mechanism,
    coalition: tuple[int, ...],
    profile: Profile,
    joint_report: Any,
) -> str:
    """Return who gains."""
    names = " and ".join(map(agent_name, coalition))
    each = "each of them gains" if len(coalition) > 1 else "and gains"
    alone = "together" if len(coalition) > 1 else "alone"
    return f"{names} can lie {alone}, {each}."
