"""Best replies of increasing order that come to a fixed point."""

from accord.theory.errors import ModelError
from accord.theory.properties import prop
from accord.theory.theory_of_mind import LevelReplies


@prop(LevelReplies)
def replies_settle(m: LevelReplies, *, order: int) -> bool:
    """From this order on the prediction is the best reply to itself.

    In a game that iterated strict dominance solves in n rounds it is so from order n
    on, whatever the start: what is played at order k survives k rounds.
    """
    if type(order) is not int or order < 0:
        raise ModelError(f"expected an order from 0, got {order}")
    entry, period = m.cycle
    return period == 1 and entry <= order


def because(m: LevelReplies, *, order: int) -> str:
    """Return what the next orders predict, once around where they go round."""
    orders = range(order, order + m.cycle[1] + 1)
    shown = " -> ".join(m.say(m.order(k)) for k in orders)
    return f"from order {order} on predictions go {shown}."
