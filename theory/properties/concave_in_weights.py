"""Concave in weights: the score of the pool is concave in the experts' weights."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.forecasts import Forecasts
from accord.theory.properties import prop


@prop(Forecasts, forall=("weighting", "second_weighting"))
def concave_in_weights(
    f: Forecasts, weighting: Sequence[Any], second_weighting: Sequence[Any]
) -> bool:
    """In each outcome the pool of the middle weights scores at least the mean of both.

    For all weights w and v: S(p((w + v)/2), i) >= (S(p(w), i) + S(p(v), i)) / 2. Of a
    continuous function this is concavity; the pool is linear here. Source: Neyman and
    Roughgarden 2023.
    """
    half = Fraction(1, 2)
    first, second = f.mean(weighting), f.mean(second_weighting)
    middle = [half * (p + q) for p, q in zip(first, second, strict=True)]
    scores = (f.scores(row) for row in (middle, first, second))
    return all(bool(m >= half * (a + b)) for m, a, b in zip(*scores, strict=True))
