"""No dictator in Arrow's sense: nobody's strict preferences always are society's."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import own_order, society


@prop(Mechanism, forall=("agent",), exists=("witness_profile", "witness_pair"))
def no_arrow_dictator(
    m: Mechanism, agent: int, witness_profile: Profile, witness_pair: tuple[Any, Any]
) -> bool:
    """For every agent there are a profile and x, y with x above y for her alone.

    She ranks x above y there, and society does not. For social welfare functions: the
    outcome is an order. Source: Arrow 1951.
    """
    x, y = witness_pair
    hers = own_order(m, agent, witness_profile)
    above = not weakly_above(hers, y, x)
    return above and weakly_above(society(m, witness_profile), y, x)


def because(m: Mechanism, agent: int) -> str:
    """Return who dictates."""
    return f"society ranks x above y whenever {agent_name(agent)} does."


def asks(m: Mechanism, words: Words, agent: int) -> str:
    """Return who does not dictate."""
    return f"somewhere society does not rank a pair as {words.agent(agent)} does"
