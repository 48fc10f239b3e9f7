"""Quasi-concave: mixing in something at least as good does no harm."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, mix, value
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("lottery", "second_lottery", "chance"))
def quasi_concave(
    a: Aggregation,
    lottery: tuple[Any, ...],
    second_lottery: tuple[Any, ...],
    chance: Any,
    *,
    powers: Sequence[int] = (),
) -> bool:
    """If p is at most as good as q, it is so as any mixture of the two.

    For all lotteries p, q and chances t: p <= q implies p <= t p + (1 - t) q. Society
    has an expected utility; with `powers`, geometric rationality. It is the half of
    von Neumann and Morgenstern's independence that geometric rationality keeps.
    """
    p, q = lottery, second_lottery
    assume(value(a, p, powers) <= value(a, q, powers))
    return bool(value(a, p, powers) <= value(a, mix(chance, p, q), powers))
