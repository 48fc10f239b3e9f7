"""Positively responsive: a single voter who changes her mind breaks a tie."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.preferences import Order, weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.terms import own_order, society


@prop(
    Mechanism,
    forall=("agent", "profile", "report", "alternative", "second_alternative"),
)
def positively_responsive(
    m: Mechanism,
    agent: int,
    profile: Profile,
    report: Any,
    alternative: Any,
    second_alternative: Any,
) -> bool:
    """If x is tied with y or above it and one agent moves x up, x is above y.

    For two alternatives and an outcome that is an order of them, ties allowed; else
    ModelError. To move x up is to go from y above x to a tie or to x above y, or from a
    tie to x above y. Source: May 1952.
    """
    if len(alternatives(m)) != 2:
        raise ModelError(
            f"`{m.name}` has {len(alternatives(m))} alternatives, and positive "
            "responsiveness is stated for two",
            "choose two alternatives",
        )
    x, y = alternative, second_alternative
    other = profile.with_report(agent, report)
    before, after = own_order(m, agent, profile), own_order(m, agent, other)
    assume(_favour(after, x, y) > _favour(before, x, y))
    assume(weakly_above(society(m, profile), x, y))
    return not weakly_above(society(m, other), y, x)


def _favour(order: Order, x: Any, y: Any) -> int:
    """Return 1 for x above y, 0 for a tie, -1 for y above x."""
    return weakly_above(order, x, y) - weakly_above(order, y, x)


def because(
    m: Mechanism,
    agent: int,
    profile: Profile,
    report: Any,
    alternative: Any,
    second_alternative: Any,
) -> str:
    """Return who changed her mind."""
    return (
        f"{agent_name(agent)} moves the first alternative up, which was not below the "
        "second for society, and is not above it then."
    )
