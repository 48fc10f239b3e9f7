"""Non-bossy: nobody changes what others get without changing what she gets."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop


@prop(Mechanism, forall=("agent", "profile", "report"))
def nonbossy(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """If a report leaves the agent's own share as it was, it leaves the outcome.

    Where all get the same (an alternative) it says nothing that could fail. Source:
    Satterthwaite and Sonnenschein 1981.
    """
    before = m(profile)
    after = m(profile.with_report(agent, report))
    assume(m.share(agent, before) == m.share(agent, after))
    return bool(before == after)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who is bossy."""
    return f"{agent_name(agent)} gets the same by both reports, and others do not."
