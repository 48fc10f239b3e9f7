"""Independence of von Neumann and Morgenstern: a common part does not matter."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, mix, value
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("lottery", "second_lottery", "third_lottery", "chance"))
def vnm_independence(
    a: Aggregation,
    lottery: tuple[Any, ...],
    second_lottery: tuple[Any, ...],
    third_lottery: tuple[Any, ...],
    chance: Any,
    *,
    powers: Sequence[int] = (),
) -> bool:
    """Society orders two lotteries as it orders their mixtures with a third.

    For all lotteries p, q, r and chances 0 < t <= 1: p is at least as good as q if and
    only if t p + (1 - t) r is at least as good as t q + (1 - t) r. Society has an
    expected utility; with `powers`, geometric rationality (the product of expected
    utilities to these powers). Source: von Neumann and Morgenstern 1947. Nash's
    independence of irrelevant alternatives is another axiom, about smaller sets of
    alternatives, and so is Arrow's.
    """
    assume(chance > 0)
    p, q, r = lottery, second_lottery, third_lottery
    first, second = mix(chance, p, r), mix(chance, q, r)
    alone = bool(value(a, p, powers) >= value(a, q, powers))
    return alone == bool(value(a, first, powers) >= value(a, second, powers))


def because(
    a: Aggregation,
    lottery: tuple[Any, ...],
    second_lottery: tuple[Any, ...],
    third_lottery: tuple[Any, ...],
    chance: Any,
    *,
    powers: Sequence[int] = (),
) -> str:
    """Return all four values."""
    p, q, r = lottery, second_lottery, third_lottery
    alone = value(a, p, powers), value(a, q, powers)
    mixed = (value(a, mix(chance, x, r), powers) for x in (p, q))
    first, second = mixed
    return (
        f"alone they score {alone[0]} and {alone[1]}, with a part of the third {first} "
        f"and {second}: independence of von Neumann and Morgenstern fails (not that of "
        "irrelevant alternatives)."
    )
