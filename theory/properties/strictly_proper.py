"""Strictly proper: every forecast but one's own belief has a lower expected score."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import true_profiles


@prop(Mechanism, forall=("agent", "profile", "report"))
def strictly_proper(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """Every misreport is strictly worse than the truth, whatever the others report.

    For every agent i, every profile t and every report r of i other than t_i: m(t) is
    better for i, whose true type is t_i, than m(r, t_-i). Of a scoring rule, with
    S(p, q) the expected score of the forecast p under the belief q: S(q, q) > S(p, q)
    for all p other than q. (`strategyproof` with >= is "proper".) Source: Gneiting and
    Raftery 2007, equation (1) and the sentence after it.
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return all(
        m.strictly_prefers(agent, types, truth, lie)
        for types in true_profiles(m, (agent,), profile)
    )
