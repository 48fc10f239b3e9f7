"""Newberry and Ord 2021: random ballots, and bargaining from what they bring about."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, holds
from accord.theory.aggregation import Aggregation
from accord.theory.properties import prop
from accord.theory.properties.nash_supported import nash_supported

_F = Fraction
# T is for the first voter a little worse than A, and very bad for the second.
THREAT = Aggregation(
    ("voter 1", "voter 2"),
    ("A", "C", "B", "T"),
    ((1, _F(7, 10), 0, _F(9, 10)), (0, _F(7, 10), 1, -1)),
    title="a threat",
)


def ballots(a: Aggregation, chosen: Sequence[int]) -> tuple[Fraction, ...]:
    """Return the lottery of a random ballot: each voter's choice with equal chances."""
    count = len(chosen)
    return tuple(_F(list(chosen).count(x), count) for x in range(len(a.outcomes)))


def meet_minimum(a: Aggregation) -> tuple[Any, ...]:
    """Return the Pareto meet minimum of two: what each has of the other's best outcome.

    That is her least Pareto-efficient payoff. Of outcomes that are equally good for the
    other the best for her counts: the rest are not efficient.
    """
    first, second = a.utilities

    def of(own: Sequence[Any], other: Sequence[Any]) -> Any:
        return max((v, u) for u, v in zip(own, other, strict=True))[1]

    return of(first, second), of(second, first)


@prop(Aggregation, forall=("outcome", "second_outcome"))
def nash_from_meet_minimum(
    a: Aggregation, outcome: int, second_outcome: int, *, law: Sequence[Any]
) -> bool:
    """Whatever the two voters declare, the agreement is `law`.

    They bargain by Nash's solution, from the Pareto meet minimum: not from the random
    ballot of what they declare, which is any two outcomes and is not looked at. `law`
    is the agreement if it is supported there.
    """
    least = meet_minimum(a)
    return all(
        nash_supported(a, v, law=law, powers=(1, 1), disagreement=least)
        for v in range(len(a.outcomes))
    )


def _agreement(law: Sequence[Any], declared: Sequence[int]) -> dict[str, Any]:
    fallback = ballots(THREAT, declared)
    worth = tuple(THREAT.expected(i, fallback) for i in THREAT.members)
    return {"law": law, "powers": (1, 1), "disagreement": worth}


def _expects(law: Sequence[Any], *utilities: object) -> dict[str, Any]:
    return {"law": law, "utilities": utilities}


_C = (0, 1, 0, 0)
_AFTER = (_F(1, 12), _F(11, 12), 0, 0)
_SINCERE, _DECLARED = (0, 2), (3, 2)

PAPER = Paper(
    "newberry-ord2021",
    "T. Newberry and T. Ord, The parliamentary approach to moral uncertainty, "
    "technical report, Future of Humanity Institute (2021)",
    (
        Claim(
            "pa7-threat-pays",
            "Nash bargaining from the random ballot is not threat-resistant: declaring "
            "T = (9/10,-1) raises voter 1 from 7/10 to 29/40, and lowers voter 2 to "
            "77/120.",
            (
                holds(THREAT, "expects", given=_expects(_C, _F(7, 10), _F(7, 10))),
                holds(THREAT, "nash-supported", given=_agreement(_C, _SINCERE)),
                holds(
                    THREAT, "expects", given=_expects(_AFTER, _F(29, 40), _F(77, 120))
                ),
                holds(THREAT, "nash-supported", given=_agreement(_AFTER, _DECLARED)),
            ),
        ),
        Claim(
            "pa8-pmm-nash-resists",
            "In that example Nash from the Pareto meet minimum gives (7/10,7/10) "
            "whatever both voters declare.",
            (
                holds(THREAT, nash_from_meet_minimum, given={"law": _C}),
                holds(THREAT, "expects", given=_expects(_C, _F(7, 10), _F(7, 10))),
            ),
        ),
    ),
)
