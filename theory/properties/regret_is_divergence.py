"""Regret is divergence: what a forecast other than one's belief costs."""

from fractions import Fraction
from typing import Any

from accord.theory.logarithms import Infinite, ln
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def regret_is_divergence(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """The truth is better than a misreport by the divergence of the two.

    For beliefs and forecasts, which are tuples of probabilities: S(q, q) - S(p, q) =
    sum of q_i ln(q_i / p_i), where S(p, q) is the expected score of the forecast p
    under the belief q. What has q_i = 0 counts nothing; p_i = 0 < q_i makes it
    infinite. Source: Gneiting and Raftery 2007, section 4.1.
    """
    truth = m.utility_at(agent, profile, m(profile))
    lie = m.utility_at(agent, profile, m(profile.with_report(agent, report)))
    return bool(truth - divergence(profile[agent], report) == lie)


def divergence(belief: Any, forecast: Any) -> Any:
    """Return sum of q_i ln(q_i / p_i), at least 0 as ln(x) <= x - 1."""
    total: Any = 0
    for q, p in zip(belief, forecast, strict=True):
        if q > 0:
            total = total + (q * ln(Fraction(q) / p) if p > 0 else Infinite(1))
    return total
