"""Weakly Pareto efficient: nothing is better for everybody."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("profile", "outcome"))
def weakly_pareto(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """No listed outcome is strictly better for every agent than the chosen one."""
    chosen = m(profile)
    return not all(m.strictly_prefers(i, profile, outcome, chosen) for i in m.agents)


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what everybody prefers."""
    return "everybody prefers the outcome named above to the chosen one."
