"""Predictions that come nearer to the fixed point at every order."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.exact import exact
from accord.theory.properties import prop
from accord.theory.theory_of_mind import SoftReplies, distance


@prop(SoftReplies, forall=("order",))
def error_within_rate(
    m: SoftReplies, order: int, *, point: Sequence[Any], rate: Any
) -> bool:
    """At order k predictions are within rate^k times the start's distance of the point.

    For each order of the run, which the scope names; the point is the reply to itself.
    """
    found = m.checked(point)
    most = Fraction(exact(rate)) ** order * distance(m.start, found)
    return m.reply(found) == found and bool(distance(m.order(order), found) <= most)


def because(m: SoftReplies, order: int, *, point: Sequence[Any], rate: Any) -> str:
    """Return both numbers."""
    found = m.checked(point)
    if m.reply(found) != found:
        return f"the reply to the point is ({', '.join(map(str, m.reply(found)))})."
    most = Fraction(exact(rate)) ** order * distance(m.start, found)
    return (
        f"at order {order} they are {distance(m.order(order), found)} away, > {most}."
    )
