"""Equal treatment of equals: agents with the same report get the same lottery."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import lottery


@prop(Mechanism, forall=("agent", "other", "profile"))
def equal_treatment(m: Mechanism, agent: int, other: int, profile: Profile) -> bool:
    """Two agents who report the same get the same share, or the same lottery.

    Weaker than anonymity, which says what happens when two agents exchange their
    reports. Where all share one outcome it always holds. Source: Bogomolnaia and
    Moulin 2001 ("equal treatment of equals").
    """
    assume(profile[agent] == profile[other])
    outcome = m(profile)
    return bool(lottery(m, agent, outcome) == lottery(m, other, outcome))


def because(m: Mechanism, agent: int, other: int, profile: Profile) -> str:
    """Return who is treated unequally."""
    return (
        f"{agent_name(agent)} and {agent_name(other)} report the same and get "
        "something else."
    )
