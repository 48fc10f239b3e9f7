"""Weakly monotone: of two types, each values its own decision relatively more."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, worth


@prop(Mechanism, forall=("agent", "profile", "report"))
def weakly_monotone(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """Two types of an agent could not both gain by exchanging their decisions.

    With the others fixed and d the decision: v(t, d(t)) + v(s, d(s)) >= v(t, d(s)) +
    v(s, d(t)) for all types t and s of each agent. Payments play no role: that
    payments exist which make truth dominant implies it. The two-cycle case of
    `cyclically-monotone`.
    """
    second = profile.with_report(agent, report)
    x, y = decision_at(m, profile), decision_at(m, second)
    own = worth(m, agent, profile, x) + worth(m, agent, second, y)
    exchanged = worth(m, agent, profile, y) + worth(m, agent, second, x)
    return bool(own >= exchanged)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return the two sums."""
    second = profile.with_report(agent, report)
    x, y = decision_at(m, profile), decision_at(m, second)
    own = worth(m, agent, profile, x) + worth(m, agent, second, y)
    exchanged = worth(m, agent, profile, y) + worth(m, agent, second, x)
    return (
        f"the two types of {agent_name(agent)} value their own decisions at {own} "
        f"together, and each other's at {exchanged}: no payments keep both truthful."
    )
