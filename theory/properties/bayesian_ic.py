"""Bayesian incentive compatible: truth is best in expectation, others truthful."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.properties import assume, prop
from accord.theory.terms import interim


@prop(Mechanism, forall=("agent", "own_type", "lie"))
def bayesian_ic(m: Mechanism, agent: int, own_type: Any, lie: Any) -> bool:
    """No agent gains in expectation by a lie, if the others are truthful.

    For every agent i, type t_i of positive probability and lie r:
    E[u_i(m(t), t) | t_i] >= E[u_i(m(r, t_-i), t) | t_i], by the common prior, exactly.
    The prior can be correlated. Raises ModelError without a prior or utilities.
    Source: d'Aspremont and Gerard-Varet 1979.
    """
    cases = interim(m, agent, own_type)
    assume(cases)
    truthful = sum(w * m.utility_at(agent, p, m(p)) for p, w in cases)
    lying = sum(
        w * m.utility_at(agent, p, m(p.with_report(agent, lie))) for p, w in cases
    )
    return bool(truthful >= lying)


def because(m: Mechanism, agent: int, own_type: Any, lie: Any) -> str:
    """Return the two expectations."""
    cases = interim(m, agent, own_type)
    total = sum(w for _, w in cases)
    truthful = sum(w * m.utility_at(agent, p, m(p)) for p, w in cases)
    lying = sum(
        w * m.utility_at(agent, p, m(p.with_report(agent, lie))) for p, w in cases
    )
    return (
        f"{agent_name(agent)} of this type expects {truthful / total} from the truth "
        f"and {lying / total} from the lie."
    )
