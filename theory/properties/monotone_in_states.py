"""Monotone in states: Maskin monotonicity, said of two profiles at once."""

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import chosen_at


@prop(Mechanism, forall=("profile", "second_profile"))
def monotone_in_states(m: Mechanism, profile: Profile, second_profile: Profile) -> bool:
    """If what is chosen falls behind nothing new for anybody, it is still chosen.

    Where every combination of types can occur this is `maskin-monotone`, which changes
    one report at a time; where only some can (the states of the world, which all agents
    know), it says more. Source: Maskin 1999.
    """
    chosen = chosen_at(m, profile)
    assume(
        all(
            m.weakly_prefers(i, second_profile, chosen, x)
            for i in m.agents
            for x in listed_outcomes(m)
            if m.weakly_prefers(i, profile, chosen, x)
        )
    )
    return bool(chosen_at(m, second_profile) == chosen)


def because(m: Mechanism, profile: Profile, second_profile: Profile) -> str:
    """Return what happens."""
    return "the outcome of the first falls behind nothing new, and is not chosen."
