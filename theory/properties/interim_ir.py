"""Interim individually rational: knowing one's type, taking part is worth it."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.properties import assume, prop
from accord.theory.terms import interim


@prop(Mechanism, forall=("agent", "own_type"))
def interim_ir(m: Mechanism, agent: int, own_type: Any) -> bool:
    """No agent expects less than 0, the outside option, once she knows her type.

    E[u_i(m(t), t) | t_i] >= 0 for every agent i and type t_i of positive probability.
    Raises ModelError without a prior or utilities.
    """
    cases = interim(m, agent, own_type)
    assume(cases)
    return bool(sum(w * m.utility_at(agent, p, m(p)) for p, w in cases) >= 0)


def because(m: Mechanism, agent: int, own_type: Any) -> str:
    """Return the expectation."""
    cases = interim(m, agent, own_type)
    mass = sum(w for _, w in cases)
    expected = sum(w * m.utility_at(agent, p, m(p)) for p, w in cases) / mass
    return f"{agent_name(agent)} of this type expects {expected}; staying away gives 0."
