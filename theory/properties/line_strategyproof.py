"""Line-strategyproof: no voters of one ballot gain by moving together."""

from accord.theory.elections import ElectionRule
from accord.theory.preferences import Order, rank
from accord.theory.properties import assume, prop


@prop(ElectionRule, forall=("line", "report"))
def line_strategyproof(e: ElectionRule, line: int, report: Order) -> bool:
    """No line's voters, moving together, get a winner whom they rank strictly above.

    For every line of the election, the voters who all cast the order of that line,
    and every other strict order, complete or truncated, that they might all report
    instead, while nobody else changes: the winner then is not strictly above the
    winner now in their order. What an order leaves out is tied at its bottom. A line
    that ranks nobody above the winner has nothing to gain, and does not count. It is
    strategyproofness for one coalition at a time, that of all voters of one opinion,
    with one common report, at this one profile.
    """
    order = e.lines[line][0]
    now = rank(order, e.winner)
    assume(now > 0)
    return rank(order, e.winner_if(line, report)) >= now


def because(e: ElectionRule, line: int, report: Order) -> str:
    """Return why the move pays."""
    now, then = e.names[e.winner], e.names[e.winner_if(line, report)]
    return f"these voters rank {then}, who then wins, above {now}, who wins now."
