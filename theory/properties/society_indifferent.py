"""Society indifferent: two lotteries are equally good for it."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery, value
from accord.theory.game_terms import same_numbers
from accord.theory.properties import prop


@prop(Aggregation)
def society_indifferent(
    a: Aggregation,
    *,
    first: Sequence[Any],
    second: Sequence[Any],
    powers: Sequence[int] = (),
) -> bool:
    """Society is indifferent between the lotteries `first` and `second`.

    By its expected utility, or with `powers` by geometric rationality.
    """
    law = is_lottery(a, first) and is_lottery(a, second)
    return law and same_numbers([value(a, first, powers)], [value(a, second, powers)])
