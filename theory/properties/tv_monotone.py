"""Total variation never falls with the number of symbols that are looked at."""

from typing import Any

from accord.theory.errors import ModelError
from accord.theory.merging import Prediction, say
from accord.theory.processes import Word
from accord.theory.properties import prop


@prop(Prediction, forall=("history",))
def tv_monotone(p: Prediction, history: Word, *, completion: str = "stop") -> bool:
    """What a history adds to D_k is at most what its continuations add to D_(k+1).

    D_k = 1/2 sum of |xi(h) - mu(h)| over the words h of length k. For each h shorter
    than the horizon |xi(h) - mu(h)| <= |gap| + sum_x |xi(hx) - mu(hx)|, where the gap
    is of the probabilities to stop at h; added up over the h of one length this is
    D_k <= D_(k+1), of the canonical completions (Definition 2.2). With `completion`
    "none" the gap is left out, which does for measures, but not for what stops.
    """
    if completion not in ("stop", "none"):
        raise ModelError(f"expected `stop` or `none`, got `{completion}`")
    if len(history) == p.horizon:
        return True
    longer = [(*history, x) for x in range(len(p.truth.alphabet(len(history))))]
    parts = [_apart(p, word) for word in longer]
    here = _apart(p, history)
    stops = 0 if completion == "none" else here - sum(parts)
    return bool(abs(here) <= abs(stops) + sum(map(abs, parts)))


def _apart(p: Prediction, word: Word) -> Any:
    mine, own = p.both(word)
    return mine - own


def because(p: Prediction, history: Word, *, completion: str = "stop") -> str:
    """Return what both give the history, and that one of them can stop there."""
    mine, own = p.both(history)
    ends = f"{p.predictor.gap(history)} and {p.truth.gap(history)}"
    return (
        f"The probabilities of {say(p, history)} are {mine} and {own}, and those to "
        f"stop there {ends}."
    )
