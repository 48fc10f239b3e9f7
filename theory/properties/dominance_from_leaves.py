"""What dominates at the longest histories dominates at all: true of measures."""

from typing import Any

from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import assume, prop


@prop(Prediction, forall=("history",))
def dominance_from_leaves(p: Prediction, history: Word, *, constant: Any) -> bool:
    """If xi >= C mu at all leaves below a history, the same holds at the history.

    Leaves are the histories of `horizon` symbols. If it holds for all C, the least
    ratio is attained at a leaf. Of measures it does: a history has what its leaves add
    up to. A semimeasure that stops at an inner history can have its least ratio there.
    """
    for leaf in leaves(p, history):
        mine, own = p.both(leaf)
        assume(mine >= constant * own)
    mine, own = p.both(history)
    return bool(mine >= constant * own)


def leaves(p: Prediction, history: Word) -> list[Word]:
    """Return the histories of `horizon` symbols that begin with this one."""
    found = [history]
    for step in range(len(history), p.horizon):
        symbols = range(len(p.truth.alphabet(step)))
        found = [(*word, x) for word in found for x in symbols]
    return found


def because(p: Prediction, history: Word, *, constant: Any) -> str:
    """Return the ratio at the history, and the least one at its leaves."""
    mine, own = p.both(history)
    return (
        f"At all {len(leaves(p, history)):,} leaves below, the ratio is at least "
        f"{constant}; for {say(p, history)} itself it is {mine} / {own}."
    )
