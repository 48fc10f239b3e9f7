"""A count of the unilateral deviations that gain."""

from accord.theory.mechanisms import Mechanism
from accord.theory.properties import prop
from accord.theory.ranges import instances


@prop(Mechanism, loops=("profile", "report"))
def gaining_deviations(m: Mechanism, *, count: int) -> bool:
    """Exactly `count` pairs of a profile and a unilateral misreport gain.

    A pair is an agent, a profile of types (the others truthful) and a report of hers
    other than the truth; it gains if she strictly prefers the outcome of the lie.
    """
    gains = (
        m.strictly_prefers(
            agent, profile, m(profile.with_report(agent, report)), m(profile)
        )
        for agent, profile, report in instances(m, ("agent", "profile", "report"))
    )
    return sum(gains) == count
