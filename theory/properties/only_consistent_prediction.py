"""The one fixed point of mutual prediction."""

from collections.abc import Sequence
from typing import Any

from accord.theory.game_terms import same_numbers
from accord.theory.properties import assume, prop
from accord.theory.theory_of_mind import SoftReplies


@prop(SoftReplies, forall=("prediction",))
def only_consistent_prediction(
    m: SoftReplies, prediction: Sequence[Any], *, point: Sequence[Any]
) -> bool:
    """The point is the reply to itself, and no other prediction is.

    A prediction that is the reply to itself is consistent to all orders.
    """
    found = m.checked(point)
    if not same_numbers(m.reply(found), found):
        return False
    assume(same_numbers(m.reply(prediction), prediction))
    return same_numbers(prediction, found)


def because(m: SoftReplies, prediction: Sequence[Any], *, point: Sequence[Any]) -> str:
    """Return the reply to the point, or the other one."""
    reply = m.reply(m.checked(point))
    if not same_numbers(reply, point):
        return f"the reply to the point is ({', '.join(map(str, reply))})."
    return f"({', '.join(map(str, prediction))}) is the reply to itself as well."
