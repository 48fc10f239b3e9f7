"""Manipulable at: a given agent can gain by lying at exactly so many profiles."""

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.properties import prop
from accord.theory.ranges import mechanisms as ranges


@prop(Mechanism, loops=("profile", "report"))
def manipulable_at(m: Mechanism, *, agent: int, count: int) -> bool:
    """The profiles at which `agent` gains by some report are exactly `count` many.

    The others report their true types. Agents are numbered from 0.
    """
    return _gains(m, agent) == count


def _gains(m: Mechanism, agent: int) -> int:
    if agent not in m.agents:
        raise ModelError(
            f"expected `agent` to be one of 0..{len(m.domains) - 1}, got `{agent}`"
        )
    return sum(
        any(
            m.strictly_prefers(agent, p, m(p.with_report(agent, lie)), m(p))
            for lie in m.domains[agent]
        )
        for p in ranges.profile(m)
    )


def because(m: Mechanism, *, agent: int, count: int) -> str:
    """Return the number."""
    return (
        f"{agent_name(agent)} gains by some lie at {_gains(m, agent)} of the "
        f"{m.size:,} profiles, not at {count}."
    )
