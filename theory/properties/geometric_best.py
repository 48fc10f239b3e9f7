"""Geometric best: no lottery has a larger geometric expectation."""

from collections.abc import Sequence
from typing import Any

from accord.theory.aggregation import Aggregation, is_lottery, mean, score
from accord.theory.properties import assume, prop


@prop(Aggregation, forall=("lottery",))
def geometric_best(
    a: Aggregation,
    lottery: tuple[Any, ...],
    *,
    law: Sequence[Any],
    powers: Sequence[int],
    disagreement: Sequence[Any] = (),
) -> bool:
    """No lottery has a larger product of expected utilities to these powers than `law`.

    Which is: no larger geometric expectation, with weights in the ratio of the powers.
    With a `disagreement` it is taken off each expected utility, of lotteries that are
    worth at least that much to everybody: weighted Nash bargaining over lotteries.
    Source: Garrabrant 2022; Nash 1950. `nash-supported` is a test by outcomes alone.
    """
    zero = disagreement or (0,) * len(a.individuals)
    pairs = list(zip(a.utilities, zero, strict=True))
    assume(all(mean(row, lottery) >= least for row, least in pairs))
    own = is_lottery(a, law) and all(mean(row, law) >= least for row, least in pairs)
    other = score(a, lottery, powers, disagreement)
    return own and bool(score(a, law, powers, disagreement) >= other)


def because(
    a: Aggregation,
    lottery: tuple[Any, ...],
    *,
    law: Sequence[Any],
    powers: Sequence[int],
    disagreement: Sequence[Any] = (),
) -> str:
    """Return both products."""
    first, second = (score(a, x, powers, disagreement) for x in (law, lottery))
    return f"the product is {second} there, and {first} at `law`."
