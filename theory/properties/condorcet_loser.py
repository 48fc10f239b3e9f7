"""Condorcet loser: an alternative that loses to every other is not chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import support


@prop(Mechanism, forall=("profile", "outcome"))
def condorcet_loser(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """If an outcome loses to every other in a strict majority, it is never chosen.

    x loses to y if more agents strictly prefer y to x than x to y; there must be
    another outcome. A lottery must not draw it.
    """

    def support_for(x: Any, y: Any) -> int:
        return sum(m.strictly_prefers(i, profile, x, y) for i in m.agents)

    others = [x for x in listed_outcomes(m) if x != outcome]
    assume(others)
    assume(all(support_for(x, outcome) > support_for(outcome, x) for x in others))
    return all(chosen != outcome for chosen in support(m, profile))


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what is chosen."""
    return "the outcome named above loses to every other in a majority, and is chosen."
