"""Anonymous: the names of the agents do not matter."""

from accord.theory.mechanisms import Mechanism, is_public
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import exchanged


@prop(Mechanism, forall=("agent", "other", "profile"))
def anonymous(m: Mechanism, agent: int, other: int, profile: Profile) -> bool:
    """If two agents exchange their reports, they exchange what they get, and no more.

    Exchanges of two generate all permutations where all have the same types; else this
    speaks of exchanges alone, less than every permutation that the types allow. Where
    the outcome is the same for all
    (an alternative) it does not change. Only agents who can report each other's types
    are exchanged. Raises ModelError where agents get shares and the setting does not
    say how to exchange them.
    """
    own, theirs = profile[agent], profile[other]
    assume(theirs in m.domains[agent] and own in m.domains[other])
    swapped = m(profile.with_reports((agent, other), (theirs, own)))
    if is_public(m):
        return bool(swapped == m(profile))
    return bool(swapped == exchanged(m, agent, other, m(profile)))


def because(m: Mechanism, agent: int, other: int, profile: Profile) -> str:
    """Return what happens when the two exchange reports."""
    return (
        f"if {agent_name(agent)} and {agent_name(other)} exchange their reports, more "
        "changes than their roles."
    )
