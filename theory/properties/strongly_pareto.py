"""Strongly Pareto efficient: nothing is better for some and worse for nobody."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("profile", "outcome"))
def strongly_pareto(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """No listed outcome is better for some and worse for none than the chosen one.

    Agents who are indifferent between all outcomes (schools with priorities) do not
    matter here, though they do for `weakly-pareto`.
    """
    chosen = m(profile)
    return not (
        all(m.weakly_prefers(i, profile, outcome, chosen) for i in m.agents)
        and any(m.strictly_prefers(i, profile, outcome, chosen) for i in m.agents)
    )


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return who would be better off."""
    chosen = m(profile)
    gain = [i for i in m.agents if m.strictly_prefers(i, profile, outcome, chosen)]
    names = " and ".join(map(agent_name, gain))
    verb = "is" if len(gain) == 1 else "are"
    return f"{names} {verb} better off with the outcome named above, and nobody worse."
