"""Participation: no voter would rather have stayed at home."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import among


@prop(Mechanism, forall=("agent", "profile"))
def participation(m: Mechanism, agent: int, profile: Profile) -> bool:
    """The outcome with her report is at least as good for an agent as without her.

    For rules of a variable electorate (else ModelError) and sure outcomes. It speaks
    of the full electorate of this scope and of one voter less; a lone voter has
    nobody to leave behind. Source: Moulin 1988 (failing it is the no-show paradox).
    """
    assume(len(m.agents) > 1)
    without = among(m, profile, (i for i in m.agents if i != agent))
    return m.weakly_prefers(agent, profile, m(profile), without)


def because(m: Mechanism, agent: int, profile: Profile) -> str:
    """Return who should have stayed at home."""
    name = agent_name(agent)
    return f"{name} prefers what the others choose alone, and should not vote."
