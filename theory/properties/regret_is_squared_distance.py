"""Regret is squared distance: what a forecast other than one's belief costs."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def regret_is_squared_distance(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """The truth is better than a misreport by the squared distance of the two.

    For beliefs and forecasts, which are tuples of probabilities: S(q, q) - S(p, q) =
    (p_1 - q_1)^2 + ... + (p_k - q_k)^2, where S(p, q) is the expected score of the
    forecast p under the belief q. Source: Gneiting and Raftery 2007, section 4.1.
    """
    truth = m.utility_at(agent, profile, m(profile))
    lie = m.utility_at(agent, profile, m(profile.with_report(agent, report)))
    pairs = zip(report, profile[agent], strict=True)
    return bool(truth == lie + sum((p - q) * (p - q) for p, q in pairs))
