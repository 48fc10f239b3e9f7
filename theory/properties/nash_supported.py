"""Nash supported: a plane through the lottery's worths has all outcomes on one side."""

import math
from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, check_powers, is_lottery, mean
from accord.theory.properties import prop


@prop(
    Aggregation,
    forall=("outcome",),
    cites="the weighted inequality of the arithmetic and the geometric mean",
)
def nash_supported(
    a: Aggregation,
    outcome: int,
    *,
    law: Sequence[Any],
    powers: Sequence[int],
    disagreement: Sequence[Any] = (),
) -> bool:
    """The lottery `law` maximises the product of expected utilities to these powers.

    Stated by outcomes: with x_i > 0 what the lottery is worth to i above the
    disagreement d_i (0 if none is given), K the sum of the powers k_i, at every outcome
    v the sum of k_i (U_i(v) - d_i) / x_i is at most K. Sufficient, as a product of
    x'_i to the k_i is at most that of the x_i where the mean of x'_i / x_i is at most
    1; and necessary, as a step towards an outcome with a larger sum is a gain.
    """
    check_powers(a, powers)
    zero = disagreement or (0,) * len(powers)
    above = [mean(row, law) - d for row, d in zip(a.utilities, zero, strict=True)]
    if not is_lottery(a, law) or not all(bool(x > 0) for x in above):
        return False
    total: Any = 0
    for i, power in enumerate(powers):  # times all x_j, so that nothing is divided
        others = math.prod(x for j, x in enumerate(above) if j != i)
        total = total + power * (a.utilities[i][outcome] - zero[i]) * others
    return bool(total <= sum(powers) * math.prod(above))
