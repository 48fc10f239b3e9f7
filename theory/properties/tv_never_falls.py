"""Total variation, in full, never falls with the number of symbols looked at."""

from itertools import product
from typing import Any

from accord.theory.merging import Prediction
from accord.theory.processes import Word
from accord.theory.properties import prop


@prop(Prediction, loops=("history",))
def tv_never_falls(p: Prediction) -> bool:
    """D_k <= D_(k+1) for k below the horizon, of the canonical completions.

    2 D_k is the sum of |xi - mu| over words of length k, and of what both give to
    having stopped at each shorter word. `tv-monotone` says it history by history, which
    takes far fewer cases where the numbers are unknown.
    """
    stopped: Any = 0
    for k in range(p.horizon):
        here = stopped + sum(abs(_apart(p, word)) for word in _words(p, k))
        stopped = stopped + sum(abs(_gap(p, word)) for word in _words(p, k))
        after = stopped + sum(abs(_apart(p, word)) for word in _words(p, k + 1))
        if here > after:
            return False
    return True


def _words(p: Prediction, length: int) -> Any:
    return product(*(range(len(p.truth.alphabet(k))) for k in range(length)))


def _apart(p: Prediction, word: Word) -> Any:
    mine, own = p.both(word)
    return mine - own


def _gap(p: Prediction, word: Word) -> Any:
    symbols = range(len(p.truth.alphabet(len(word))))
    return _apart(p, word) - sum(_apart(p, (*word, x)) for x in symbols)
