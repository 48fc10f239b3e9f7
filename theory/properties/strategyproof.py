"""Strategyproof: truth is a dominant strategy."""

from typing import Any

from accord.theory.domains import Profile
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def strategyproof(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """No agent gains by misreporting, whatever the others report.

    For every agent i, every profile t of reports and every report r of i:
    m(t) is at least as good for i, whose true type is t_i, as m(r, t_-i).
    Private values: what i wants depends on t_i alone. Source: Gibbard 1973,
    Satterthwaite 1975 ("not manipulable"); Vickrey 1961 for auctions.
    """
    truth = m(profile)
    lie = m(profile.with_report(agent, report))
    return m.weakly_prefers(agent, profile, truth, lie)
