"""Max-min pool: every other forecast gains less in some outcome."""

from collections.abc import Sequence
from typing import Any

from accord.theory.forecasts import Forecasts
from accord.theory.properties import assume, prop


@prop(Forecasts, forall=("other_forecast",))
def max_min_pool(
    f: Forecasts, other_forecast: Sequence[Any], *, pooled: Sequence[Any] = ()
) -> bool:
    """The least gain of the pool, over outcomes, is more than any other forecast's.

    Gains are over the weighted average of the experts' scores; the pool has the same
    one everywhere (`gains-alike`). `pooled` asks this of another forecast than the
    pool. Source: Neyman and Roughgarden 2023.
    """
    pool = f.pool(pooled)
    pairs = zip(other_forecast, pool, strict=True)
    assume(not all(bool(q == p) for q, p in pairs))
    least = min(f.gains(pool))
    return any(bool(gain < least) for gain in f.gains(other_forecast))


def because(
    f: Forecasts, other_forecast: Sequence[Any], *, pooled: Sequence[Any] = ()
) -> str:
    """Return the gains of both."""
    own, other = (
        ", ".join(map(str, f.gains(p))) for p in (f.pool(pooled), other_forecast)
    )
    return f"by outcome it gains {other}, nowhere less than the least of {own}."
