"""Strongly group-strategyproof: no coalition can help a member and hurt none."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import true_profiles


@prop(Mechanism, forall=("coalition", "profile", "joint_report"))
def strongly_group_strategyproof(
    m: Mechanism, coalition: tuple[int, ...], profile: Profile, joint_report: Any
) -> bool:
    """No coalition has a joint report that helps some member and hurts none.

    Without transfers inside the coalition. It implies `weakly-group-strategyproof`.
    """
    truth = m(profile)
    lie = m(profile.with_reports(coalition, joint_report))
    return not any(
        all(m.weakly_prefers(i, types, lie, truth) for i in coalition)
        and any(m.strictly_prefers(i, types, lie, truth) for i in coalition)
        for types in true_profiles(m, coalition, profile)
    )


def because(
    m: Mechanism, coalition: tuple[int, ...], profile: Profile, joint_report: Any
) -> str:
    """Return who gains, and that nobody of the coalition loses."""
    truth = m(profile)
    lie = m(profile.with_reports(coalition, joint_report))
    for types in true_profiles(m, coalition, profile):
        gain = [i for i in coalition if m.strictly_prefers(i, types, lie, truth)]
        if gain and all(m.weakly_prefers(i, types, lie, truth) for i in coalition):
            verb = "gains" if len(gain) == 1 else "gain"
            rest = " and nobody of them loses" if len(gain) < len(coalition) else ""
            return f"by this {' and '.join(map(agent_name, gain))} {verb}{rest}."
    return ""
