"""Society prefers: it strictly prefers one lottery to another."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery, value
from accord.theory.properties import prop


@prop(Aggregation)
def society_prefers(
    a: Aggregation,
    *,
    better: Sequence[Any],
    worse: Sequence[Any],
    powers: Sequence[int] = (),
) -> bool:
    """Society strictly prefers the lottery `better` to the lottery `worse`.

    By its expected utility, or with `powers` by geometric rationality.
    """
    law = is_lottery(a, better) and is_lottery(a, worse)
    return law and bool(value(a, better, powers) > value(a, worse, powers))
