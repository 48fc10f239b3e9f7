"""Proportional: everybody gets her fair part of the whole, as she values it."""

from collections.abc import Callable
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import fact


@prop(Mechanism, forall=("agent", "profile"))
def proportional(m: Mechanism, agent: int, profile: Profile) -> bool:
    """Each of the n agents gets at least 1/n of what the whole is worth to her.

    For settings in which there is a whole to share (the facts `whole` and `worth`);
    else ModelError. Source: Steinhaus 1948.
    """
    everything, value = _whole(m)
    own = value(agent, profile, m.share(agent, m(profile)))
    return bool(len(m.agents) * own >= value(agent, profile, everything))


def _whole(m: Mechanism) -> tuple[object, Callable[..., Any]]:
    purpose = "compares a share with the whole"
    return fact(m, "whole", purpose), fact(m, "worth", purpose)


def because(m: Mechanism, agent: int, profile: Profile) -> str:
    """Return the two values."""
    everything, value = _whole(m)
    own = value(agent, profile, m.share(agent, m(profile)))
    total = value(agent, profile, everything)
    return (
        f"{agent_name(agent)} gets a share worth {own}, less than a fair part "
        f"(1/{len(m.agents)}) of {total}."
    )
