"""Ex-ante individually rational: before knowing types, taking part is worth it."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.properties import prop
from accord.theory.terms import ex_ante


@prop(Mechanism, forall=("agent",))
def ex_ante_ir(m: Mechanism, agent: int) -> bool:
    """No agent expects less than 0, the outside option, before she knows her type.

    E[u_i(m(t), t)] >= 0 for every agent i. Raises ModelError without a prior or
    utilities.
    """
    return bool(sum(w * m.utility_at(agent, p, m(p)) for p, w in ex_ante(m)) >= 0)


def because(m: Mechanism, agent: int) -> str:
    """Return the expectation."""
    expected = sum(w * m.utility_at(agent, p, m(p)) for p, w in ex_ante(m))
    return f"{agent_name(agent)} expects {expected}; staying away gives 0."
