"""SD-envy-free: one's own lottery dominates everybody else's."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import exchanged, sd_likes


@prop(Mechanism, forall=("agent", "other", "profile"))
def sd_envy_free(m: Mechanism, agent: int, other: int, profile: Profile) -> bool:
    """What an agent gets stochastically dominates what any other gets, by her order.

    First-order dominance, weakly: no envy for any utilities that agree with her
    order. For sure shares it is `envy-free`. Source: Bogomolnaia and Moulin 2001.
    """
    outcome = m(profile)
    swapped = exchanged(m, agent, other, outcome)
    return sd_likes(m, agent, profile, outcome, swapped)


def because(m: Mechanism, agent: int, other: int, profile: Profile) -> str:
    """Return who may envy whom."""
    return (
        f"for some utilities that agree with the order, {agent_name(agent)} would "
        f"rather have what {agent_name(other)} gets."
    )
