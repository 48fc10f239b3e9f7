"""Strategyproof: truth is a dominant strategy."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.telling import lie_would_pay
from accord.theory.terms import true_profiles


@prop(Mechanism, forall=("agent", "profile", "report"))
def strategyproof(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """No agent gains by misreporting, whatever the others report.

    For every agent i, every profile t of reports and every report r of i:
    m(t) is at least as good for i, whose true type is t_i, as m(r, t_-i). With
    private values what i wants depends on t_i alone. With interdependent (common)
    values it depends on the others' true types too, and these can be other than what
    they report: the comparison is made at every one of them. That is the difference
    to `ex-post-ic`, where the others are truthful. Source: Gibbard 1973, Satterthwaite
    1975 ("not manipulable"); Vickrey 1961 for auctions.
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return all(
        m.weakly_prefers(agent, types, truth, lie)
        for types in true_profiles(m, (agent,), profile)
    )


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return at which true types the lie pays, if the others' reports are not those."""
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    for types in true_profiles(m, (agent,), profile):
        if not m.weakly_prefers(agent, types, truth, lie) and types != profile:
            shown = ", ".join(map(str, types))
            return f"the lie pays if the true types are {shown} and the others lie."
    return ""


forbids = lie_would_pay
