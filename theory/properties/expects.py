"""Expects: what a lottery is worth to each individual."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery
from accord.theory.properties import prop


@prop(Aggregation, forall=("individual",))
def expects(
    a: Aggregation, individual: int, *, law: Sequence[Any], utilities: Sequence[Any]
) -> bool:
    """The lottery `law` is worth her entry of `utilities` to every individual."""
    worth = a.expected(individual, law)
    return is_lottery(a, law) and bool(worth == utilities[individual])


def because(
    a: Aggregation, individual: int, *, law: Sequence[Any], utilities: Sequence[Any]
) -> str:
    """Return both numbers."""
    return f"it is worth {a.expected(individual, law)}, not {utilities[individual]}."
