"""Manipulable among: one of these types of an agent gains by reporting another."""

import itertools
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.strategies import is_type, number_at


@prop(Mechanism, forall=("profile",))
def manipulable_among(
    m: Mechanism, profile: Profile, *, types: Any, agent: int = 0
) -> bool:
    """Of the listed types of `agent` one gains by reporting another of them.

    This is so whatever the types of the others, who report them; of `profile` nothing
    else counts. The listed types are numbers, or expressions in unknown parameters
    ("0,s"); where one is no type of the agent nothing is said. For all of some unknown
    payments it says that none of these make truth dominant. Agents are numbered from 0.
    """
    if agent not in m.agents:
        raise ModelError(f"expected `agent` in 0..{len(m.agents) - 1}, got `{agent}`")
    listed = types if isinstance(types, tuple) else (types,)
    own = [number_at(m, agent, text) for text in listed]
    assume(all(is_type(m, agent, t) for t in own))
    reports = [profile.with_report(agent, t) for t in own]
    return any(
        m.strictly_prefers(agent, truth, m(lie), m(truth))
        for truth, lie in itertools.permutations(reports, 2)
    )


def because(m: Mechanism, profile: Profile, *, types: Any, agent: int = 0) -> str:
    """Return that none gains."""
    listed = types if isinstance(types, tuple) else (types,)
    return f"{agent_name(agent)} of no type among {', '.join(map(str, listed))} gains."
