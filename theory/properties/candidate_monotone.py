"""Candidate monotone: more support does not hurt the winner."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import chosen_at


@prop(Mechanism, forall=("agent", "profile", "report"))
def candidate_monotone(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """If an agent raises the chosen outcome and changes nothing else, it stays chosen.

    In her report the winner is nowhere lower against another outcome than before, and
    the others are ordered as before. For sure outcomes only.
    """
    winner = chosen_at(m, profile)
    other = profile.with_report(agent, report)
    rest = [x for x in listed_outcomes(m) if x != winner]

    def likes(types: Profile, x: Any, y: Any) -> bool:
        return m.weakly_prefers(agent, types, x, y)

    assume(all(likes(profile, x, y) == likes(other, x, y) for x in rest for y in rest))
    assume(all(likes(other, winner, x) for x in rest if likes(profile, winner, x)))
    assume(all(likes(profile, x, winner) for x in rest if likes(other, x, winner)))
    return bool(chosen_at(m, other) == winner)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who raised the winner."""
    return f"{agent_name(agent)} only raises the winner, and then it no longer wins."
