"""Envy-free: nobody prefers what another gets."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import exchanged


@prop(Mechanism, forall=("agent", "other", "profile"))
def envy_free(m: Mechanism, agent: int, other: int, profile: Profile) -> bool:
    """No agent would rather exchange what she gets with another, payments included.

    The exchange is the setting's (shares; for auctions the role in the decision and
    the payment); ModelError where it has none. Source: Foley 1967.
    """
    outcome = m(profile)
    swapped = exchanged(m, agent, other, outcome)
    return m.weakly_prefers(agent, profile, outcome, swapped)


def because(m: Mechanism, agent: int, other: int, profile: Profile) -> str:
    """Return who envies whom."""
    return f"{agent_name(agent)} would rather have what {agent_name(other)} gets."
