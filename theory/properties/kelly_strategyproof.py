"""Kelly-strategyproof: no lie gives a set that is better whatever wins in the end."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.preferences import Order, weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import chosen_set, own_order


def _likes(order: Order, xs: frozenset[Any], ys: frozenset[Any]) -> bool:
    return all(weakly_above(order, x, y) for x in xs for y in ys)


@prop(Mechanism, forall=("agent", "profile", "report"))
def kelly_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No agent, by a lie, turns the chosen set into one that she surely prefers.

    She likes X as much as Y if each member of X is at least as good for her as each of
    Y: whatever wins in the end. She prefers X to Y if that is so and not the other way
    round. For mechanisms that choose sets of alternatives. Source: Kelly 1977.
    """
    order = own_order(m, agent, profile)
    truth = chosen_set(m, profile)
    lie = chosen_set(m, profile.with_report(agent, report))
    return not _likes(order, lie, truth) or _likes(order, truth, lie)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who gains."""
    return (
        f"after the lie each member of the set is at least as good for "
        f"{agent_name(agent)} as each member before, and not the other way round."
    )
