"""Best replies of increasing order that go round."""

from accord.theory.properties import prop
from accord.theory.theory_of_mind import LevelReplies


@prop(LevelReplies)
def reply_cycle(m: LevelReplies, *, order: int, period: int) -> bool:
    """From this order on, and not before, predictions repeat, with this least period.

    Each prediction is the profile of best replies to the one before. Period 1 means
    that predictions are consistent from there on.
    """
    return m.cycle == (order, period)


def because(m: LevelReplies, *, order: int, period: int) -> str:
    """Return where the cycle begins, and its profiles."""
    entry, length = m.cycle
    shown = " -> ".join(m.say(m.order(entry + k)) for k in range(length + 1))
    return f"from order {entry} on predictions go {shown}, of period {length}."
