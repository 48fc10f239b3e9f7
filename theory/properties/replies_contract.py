"""Soft replies that come nearer to each other than what they reply to."""

from collections.abc import Sequence
from typing import Any

from accord.theory.properties import prop
from accord.theory.theory_of_mind import SoftReplies, distance


@prop(SoftReplies, forall=("prediction", "second_prediction"))
def replies_contract(
    m: SoftReplies,
    prediction: Sequence[Any],
    second_prediction: Sequence[Any],
    *,
    rate: Any,
) -> bool:
    """Replies to two predictions differ by at most `rate` times what these differ by.

    In the largest difference over agents, for all probabilities. With a rate below 1
    there is one fixed point, and order k is within rate^k times the distance of the
    start from it (Banach).
    """
    before = distance(prediction, second_prediction)
    after = distance(m.reply(prediction), m.reply(second_prediction))
    return bool(after <= rate * before)


def because(
    m: SoftReplies,
    prediction: Sequence[Any],
    second_prediction: Sequence[Any],
    *,
    rate: Any,
) -> str:
    """Return both distances."""
    before = distance(prediction, second_prediction)
    after = distance(m.reply(prediction), m.reply(second_prediction))
    return f"the predictions differ by {before}, and the replies by {after}."
