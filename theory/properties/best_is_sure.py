"""Best is sure: no lottery is better for society than every outcome."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, value
from accord.theory.properties import prop


@prop(Aggregation, forall=("lottery",))
def best_is_sure(
    a: Aggregation, lottery: tuple[Any, ...], *, powers: Sequence[int] = ()
) -> bool:
    """Every lottery is at most as good as some outcome for sure.

    Society has an expected utility, or with `powers` geometric rationality, which may
    strictly prefer a coin to both of its sides.
    """
    own = value(a, lottery, powers)
    sure = (value(a, a.sure(x), powers) for x in range(len(a.outcomes)))
    return any(bool(own <= other) for other in sure)


def because(
    a: Aggregation, lottery: tuple[Any, ...], *, powers: Sequence[int] = ()
) -> str:
    """Return the scores."""
    pairs = enumerate(a.outcomes)
    each = (f"{name} {value(a, a.sure(x), powers)}" for x, name in pairs)
    return f"the lottery scores {value(a, lottery, powers)}, and {', '.join(each)}."
