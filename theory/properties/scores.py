"""Scores: the product of expected utilities that a lottery comes to."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery, score
from accord.theory.properties import prop


@prop(Aggregation)
def scores(
    a: Aggregation, *, law: Sequence[Any], powers: Sequence[int], number: Any
) -> bool:
    """The individuals' expected utilities to these powers have this product."""
    return is_lottery(a, law) and bool(score(a, law, powers) == number)
