"""The least ratio of what the mixture and the truth give a history, as a number."""

from typing import Any

from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import prop
from accord.theory.word_masses import least_ratio as least


@prop(Prediction)
def least_ratio(p: Prediction, *, value: Any, at: Word | None = None) -> bool:
    """C*_T, the least xi(h) / mu(h) of histories up to the horizon, is this number.

    With `at`, that the shortest history which has it, and of these the first, is that
    one. xi(h) >= C mu(h) for all these histories iff C <= C*_T. It falls with T; only
    a bound of all T is dominance, and 2^-T, of a fair coin and a constant word, has
    none.
    """
    found, word = least(p.predictor, p.truth, p.horizon)
    return bool(found == value) and (at is None or word == at)


def because(p: Prediction, *, value: Any, at: Word | None = None) -> str:
    """Return what it is, and where."""
    found, word = least(p.predictor, p.truth, p.horizon)
    return f"It is {found}, first at {say(p, word)}."
