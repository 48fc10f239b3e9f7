"""Majority: what more than half of the agents like best is chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import support


@prop(Mechanism, forall=("profile", "outcome"))
def majority(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """If more than half of the agents prefer an outcome to every other, it is chosen.

    Their preference is strict; a lottery must choose it for sure.
    """
    others = [x for x in listed_outcomes(m) if x != outcome]
    fans = sum(
        all(m.strictly_prefers(i, profile, outcome, x) for x in others)
        for i in m.agents
    )
    assume(2 * fans > len(m.agents))
    return all(chosen == outcome for chosen in support(m, profile))


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what most want."""
    return "more than half put the outcome named above first, and it is not chosen."
