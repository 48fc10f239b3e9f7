"""Ex-post individually rational: nobody is ever worse off than outside."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "profile"))
def ex_post_ir(m: Mechanism, agent: int, profile: Profile) -> bool:
    """No agent gets less than 0, the outside option, at any profile.

    u_i(m(t), t) >= 0 for every agent i and profile t of true types, all reporting
    truthfully. From a lottery it is the expected utility that counts.
    """
    return bool(m.utility_at(agent, profile, m(profile)) >= 0)


def because(m: Mechanism, agent: int, profile: Profile) -> str:
    """Return what staying away is worth."""
    loss = m.utility_at(agent, profile, m(profile))
    return f"{agent_name(agent)} gets {loss}; staying away gives 0."
