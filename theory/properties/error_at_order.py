"""How far predictions of an order are from the fixed point."""

from collections.abc import Sequence
from typing import Any

from accord.theory.errors import ScopeError
from accord.theory.properties import prop
from accord.theory.theory_of_mind import MAX_ORDERS, SoftReplies, distance


@prop(SoftReplies)
def error_at_order(
    m: SoftReplies, *, order: int, point: Sequence[Any], error: Any
) -> bool:
    """The prediction of this order differs from the point by exactly this at most.

    It is the largest difference over agents; the point is the reply to itself.
    """
    _check(order)
    found = m.checked(point)
    fixed = m.reply(found) == found
    return fixed and bool(distance(m.order(order), found) == error)


def _check(order: int) -> None:
    if type(order) is not int or not 0 <= order <= MAX_ORDERS:
        raise ScopeError(f"expected an order from 0 to {MAX_ORDERS:,}, got {order}")


def because(m: SoftReplies, *, order: int, point: Sequence[Any], error: Any) -> str:
    """Return the prediction and its distance, or the reply to the point."""
    found = m.checked(point)
    if m.reply(found) != found:
        return f"the reply to the point is ({', '.join(map(str, m.reply(found)))})."
    now = m.order(order)
    shown = ", ".join(map(str, now))
    return f"at order {order} ({shown}) is predicted, {distance(now, found)} away."
