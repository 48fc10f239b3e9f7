"""Condorcet winner: an alternative that beats every other is chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import support


@prop(Mechanism, forall=("profile", "outcome"))
def condorcet_winner(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """If an outcome beats every other in a strict majority, it is chosen for sure.

    x beats y if more agents strictly prefer x to y than y to x. A lone outcome is a
    Condorcet winner.
    """

    def support_for(x: Any, y: Any) -> int:
        return sum(m.strictly_prefers(i, profile, x, y) for i in m.agents)

    assume(
        all(
            support_for(outcome, x) > support_for(x, outcome)
            for x in listed_outcomes(m)
            if x != outcome
        )
    )
    return all(chosen == outcome for chosen in support(m, profile))


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what beats the winner."""
    return "the outcome named above beats every other in a majority, and is not chosen."
