"""Screening: agents with one-parameter types are offered levels at payments."""

from collections.abc import Sequence
from typing import Any

from accord.theory.rules import rule

Levels = tuple[tuple[Any, ...], tuple[Any, ...]]


@rule(
    "single-parameter",
    size={"agents": 1, "values": "0..4"},
    has="strategyproof ex-post-ir no-deficit weakly-monotone",
    lacks="exactly-balanced",
)
def two_step(
    reports: tuple[Any, ...],
    *,
    steps: Sequence[Any] = (1, 3),
    levels: Sequence[Any] = (0, 1, 2),
    payments: Sequence[Any] = (0, 1, 4),
) -> Levels:
    """Return levels[k] at payments[k] to whoever reaches k of the two steps.

    A step is reached by a report of at least its value. Truth is dominant where the
    levels rise and each payment does by the value of the step times the rise of the
    level, as here if nothing else is given. (Myerson 1981)
    """
    reached = [sum(report >= step for step in steps) for report in reports]
    return tuple(levels[k] for k in reached), tuple(payments[k] for k in reached)
