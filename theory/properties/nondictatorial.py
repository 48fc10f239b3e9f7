"""Nondictatorial: nobody always gets one of her best outcomes."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import support


@prop(Mechanism, forall=("agent",), exists=("witness_profile", "witness_outcome"))
def nondictatorial(
    m: Mechanism, agent: int, witness_profile: Profile, witness_outcome: Any
) -> bool:
    """For every agent there is a profile at which she prefers a listed outcome.

    A dictator is an agent who gets one of her best listed outcomes at every profile;
    a lottery must draw only those. A lone outcome makes everybody a dictator.
    Source: Gibbard 1973, Satterthwaite 1975.
    """
    return any(
        m.strictly_prefers(agent, witness_profile, witness_outcome, chosen)
        for chosen in support(m, witness_profile)
    )


def because(m: Mechanism, agent: int) -> str:
    """Return who dictates."""
    return f"{agent_name(agent)} gets a favourite outcome at every profile."


def asks(m: Mechanism, words: Words, agent: int) -> str:
    """Return who does not dictate."""
    return f"at some profile {words.agent(agent)} gets no favourite"
