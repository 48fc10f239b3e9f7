"""Auctions of an item whose worth depends on everybody's signal."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.theory.rules import rule


@rule(
    "common-value",
    size={"agents": 2, "values": "0..2", "weight": "1/2"},
    has="ex-post-ic ex-post-ir no-deficit efficient",
    lacks="strategyproof exactly-balanced",
)
def pivotal_signal(
    signals: tuple[Any, ...],
    *,
    weight: Any = Fraction(1, 2),
    ties: Sequence[int] | None = None,
) -> tuple[int, tuple[Any, ...]]:
    """Return the sale to the highest signal, at her value had she barely won.

    The price is the item's worth to her at the lowest signal with which she still wins:
    the highest of the others' signals, plus `weight` times their sum. Truth is a best
    reply to truth at every profile, but not to lies, which misstate the item's worth to
    the winner. A single bidder pays 0. (After Dasgupta and Maskin 2000)
    """
    winner = max(ties or range(len(signals)), key=signals.__getitem__)
    others = (*signals[:winner], *signals[winner + 1 :])
    price = max(others, default=0) + weight * sum(others)
    return winner, tuple(price if i == winner else 0 for i in range(len(signals)))
