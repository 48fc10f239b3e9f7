"""Independent prospects: each individual alone can be made to care."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery
from accord.theory.properties import prop


@prop(Aggregation, forall=("individual",))
def independent_prospects(
    a: Aggregation, individual: int, *, pairs: Sequence[Sequence[Any]]
) -> bool:
    """For each individual two lotteries differ in what they are worth to her alone.

    `pairs` names them: for each individual two lotteries, worth different amounts to
    her and the same to every other. Equivalent: the rows of utilities, with a row of
    ones, are linearly independent; then weights are unique. (This independence is of
    prospects: neither that of von Neumann and Morgenstern nor that of irrelevant
    alternatives.)
    """
    p, q = pairs[individual]
    gains = [a.expected(i, p) - a.expected(i, q) for i in a.members]
    others = all(bool(g == 0) for i, g in enumerate(gains) if i != individual)
    return is_lottery(a, p) and is_lottery(a, q) and others and gains[individual] != 0
