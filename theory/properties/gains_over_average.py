"""Gains over average: what a forecast scores more than the experts do."""

from collections.abc import Sequence
from typing import Any

from accord.theory.forecasts import Forecasts
from accord.theory.logarithms import ln
from accord.theory.properties import prop


@prop(Forecasts)
def gains_over_average(
    f: Forecasts,
    *,
    forecast: Sequence[Any],
    gains: Sequence[Any],
    logarithm_of: Sequence[Any] = (),
) -> bool:
    """In each outcome the forecast scores this much more than the experts on average.

    Where `logarithm_of` is given, the gains are that many times its logarithms: 1/2
    and 5/4 stand for half of ln(5/4).
    """
    found = f.gains(forecast)
    if logarithm_of:
        pairs = zip(gains, logarithm_of, strict=True)
        gains = tuple(times * ln(x) for times, x in pairs)
    return len(found) == len(gains) and all(
        bool(a == b) for a, b in zip(found, gains, strict=True)
    )
