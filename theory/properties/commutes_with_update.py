"""Commutes with update: pooling before or after the same news comes to the same."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from accord.theory.forecasts import Forecasts, is_pool, updated
from accord.theory.properties import prop


@prop(Forecasts)
def commutes_with_update(
    f: Forecasts, *, likelihood: Sequence[Any], pooled: Sequence[Any] = ()
) -> bool:
    """The pool, updated on the news, is the pool of the updated forecasts.

    The news has these likelihoods under the outcomes, the same for all experts; the
    update is Bayes' rule. Of the logarithmic score the pool is given. Source: Genest
    1984 ("external Bayesianity").
    """
    pool = f.pool(pooled)
    rows = tuple(updated(row, likelihood) for row in f.forecasts)
    after = replace(f, forecasts=rows)
    return is_pool(f, pool) and is_pool(after, updated(pool, likelihood))
