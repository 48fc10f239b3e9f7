"""Maskin monotone: what is chosen stays chosen when it falls behind nothing new."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import chosen_at


@prop(Mechanism, forall=("agent", "profile", "report"))
def maskin_monotone(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """If all that was no better than the choice still is not, the choice stays.

    Said of one agent at a time, which for a function is the same as of two profiles:
    change the reports one after the other. Source: Maskin 1999. For sure outcomes.
    """
    chosen = chosen_at(m, profile)
    other = profile.with_report(agent, report)
    assume(
        all(
            m.weakly_prefers(agent, other, chosen, x)
            for x in listed_outcomes(m)
            if m.weakly_prefers(agent, profile, chosen, x)
        )
    )
    return bool(chosen_at(m, other) == chosen)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return whose report changed."""
    return (
        f"in {agent_name(agent)}'s second report nothing new is above the outcome "
        "chosen first, and yet it is no longer chosen."
    )


def forbids(
    m: Mechanism, words: Words, agent: int, profile: Profile, report: Any
) -> str:
    """Return what would have to stay chosen."""
    first, other = words.at(profile), words.at(profile.with_report(agent, report))
    chosen, who = words.outcome(m(profile)), words.agent(agent)
    moves = f"{chosen} at {first} would stay at {other}"
    return f"{moves}, where {who} ranks nothing new above it"
