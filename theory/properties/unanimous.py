"""Unanimous: what everybody likes best is chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import support


@prop(Mechanism, forall=("profile", "outcome"))
def unanimous(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """If a listed outcome is best for every agent, such an outcome is chosen.

    With strict orders there is one such outcome at most. A lottery must draw such
    outcomes only.
    """
    assume(
        all(
            m.weakly_prefers(i, profile, outcome, x)
            for i in m.agents
            for x in listed_outcomes(m)
        )
    )
    return all(
        m.weakly_prefers(i, profile, chosen, outcome)
        for i in m.agents
        for chosen in support(m, profile)
    )


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what is best for all."""
    return (
        "the outcome named above is best for everybody, and something else is chosen."
    )


def forbids(m: Mechanism, words: Words, profile: Profile, outcome: Any) -> str:
    """Return what all like best."""
    return f"all like {words.outcome(outcome)} best at {words.at(profile)}"
