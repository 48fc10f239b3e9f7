"""Fishburn-strategyproof: no lie takes worse ones out of the set or puts better in."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.preferences import Order, weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import chosen_set, own_order


def _likes(order: Order, xs: frozenset[Any], ys: frozenset[Any]) -> bool:
    new, gone = xs - ys, ys - xs
    return all(weakly_above(order, x, y) for x in new for y in ys) and all(
        weakly_above(order, x, y) for x in xs for y in gone
    )


@prop(Mechanism, forall=("agent", "profile", "report"))
def fishburn_strategyproof(
    m: Mechanism, agent: int, profile: Profile, report: Any
) -> bool:
    """No agent, by a lie, turns the chosen set into one that she prefers by Fishburn.

    She likes X as much as Y if each member of X that is not in Y is at least as good
    for her as each of Y, and each of X at least as good as each of Y that is not in X.
    She prefers X to Y if that is so and not the other way round. For mechanisms that
    choose sets of alternatives. Source: Fishburn 1972, Gärdenfors 1979.
    """
    order = own_order(m, agent, profile)
    truth = chosen_set(m, profile)
    lie = chosen_set(m, profile.with_report(agent, report))
    return not _likes(order, lie, truth) or _likes(order, truth, lie)


def because(m: Mechanism, agent: int, profile: Profile, report: Any) -> str:
    """Return who gains."""
    return (
        f"for {agent_name(agent)} the lie puts better ones into the set or takes worse "
        "ones out of it, beside those that stay."
    )
