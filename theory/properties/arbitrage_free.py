"""Arbitrage-free: experts gain nothing for sure by all telling the same."""

from collections.abc import Sequence
from typing import Any

from accord.theory.forecasts import Forecasts
from accord.theory.properties import prop


@prop(Forecasts, forall=("other_forecast",))
def arbitrage_free(f: Forecasts, other_forecast: Sequence[Any]) -> bool:
    """No forecast, told by all experts, raises the sum of their scores everywhere.

    Each expert is paid the score of her own forecast, and weights do not matter: for
    no q is n S(q, i) more than the sum of S(p_k, i) in all outcomes i. Source: Chun
    and Shachter 2011.
    """
    count = len(f.experts)
    told = zip(*(f.scores(row) for row in f.forecasts), strict=True)
    sums = map(sum, told)
    same = [count * s for s in f.scores(other_forecast)]
    return not all(bool(new > old) for new, old in zip(same, sums, strict=True))


def because(f: Forecasts, other_forecast: Sequence[Any]) -> str:
    """Return what they earn together before and after."""
    told = zip(*(f.scores(row) for row in f.forecasts), strict=True)
    before = ", ".join(str(sum(column)) for column in told)
    after = ", ".join(str(len(f.experts) * s) for s in f.scores(other_forecast))
    return f"by outcome they earn {before} in all; telling this, all of them, {after}."
