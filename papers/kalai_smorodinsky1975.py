"""Kalai and Smorodinsky 1975: individual monotonicity in place of independence."""

from fractions import Fraction
from typing import Any

from accord.counterexamples.bargaining_searches import (
    kalai_smorodinsky_gives_all_more,
    more_is_no_loss,
    nash_gives_all_more,
)
from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.papers.nash1950_bargaining import (
    POLYGONS,
    cut,
    same_disagreement_fewer_outcomes,
    solved,
)
from accord.verifiers.engines.bargaining import solve

_THIRD = Fraction(1, 3)
_SMALL, _LARGE = POLYGONS["P1"], POLYGONS["P2"]
_SOLVED = "3/4,3/4 10/13,10/13 1/2,1/2 1/3,2/3 4,4 1,1/2 14/3,10/3 306/47,340/47"


def _more(solution: str) -> dict[str, Any]:
    """Return the parameters of a statement about P1 and P1 with the outcomes of P2."""
    shown, wider = solve(solution, _SMALL), solve(solution, _wider())
    return {
        "more": _LARGE.outcomes,
        "shown": shown.proof,
        "shown_more": wider.proof,
    }


def _wider() -> Any:
    from dataclasses import replace

    return replace(_SMALL, outcomes=(*_SMALL.outcomes, *_LARGE.outcomes))


PAPER = Paper(
    "kalai-smorodinsky1975",
    "E. Kalai and M. Smorodinsky, Other solutions to Nash's bargaining problem, "
    "Econometrica 43 (1975)",
    (
        Claim(
            "nb1-ks-violates-iia",
            "Kalai-Smorodinsky violates independence of irrelevant alternatives: "
            "cutting x+y<=1 at x<=1/2 moves (1/2,1/2) to (1/3,2/3).",
            cut("kalai-smorodinsky", (_THIRD, 2 * _THIRD)),
        ),
        Claim(
            "nb2-nash-not-individually-monotone",
            "Nash violates individual monotonicity: enlarging (0,1),(3/4,3/4),(1,0) to "
            "(0,1),(1,7/10), same ideal point (1,1), lowers player 2 from 3/4 to 7/10.",
            (
                *same_disagreement_fewer_outcomes(_LARGE, _SMALL),
                *(
                    holds(p, "nash-bargaining", given={"point": point})
                    for p, point in (
                        (_SMALL, (Fraction(3, 4), Fraction(3, 4))),
                        (_LARGE, (1, Fraction(7, 10))),
                    )
                ),
                fails(_SMALL, nash_gives_all_more, given=_more("nash")),
                # The ideal point (1,1) is one of what the next claim asks for.
                holds(
                    _SMALL,
                    kalai_smorodinsky_gives_all_more,
                    given=_more("kalai-smorodinsky"),
                ),
            ),
        ),
        Claim(
            "nb2-ks-individually-monotone",
            "On that pair Kalai-Smorodinsky raises both players, from (3/4,3/4) to "
            "(10/13,10/13).",
            (
                *(
                    holds(p, "kalai-smorodinsky-bargaining", given={"point": (x, x)})
                    for p, x in ((_SMALL, Fraction(3, 4)), (_LARGE, Fraction(10, 13)))
                ),
                holds(
                    _SMALL,
                    kalai_smorodinsky_gives_all_more,
                    given=_more("kalai-smorodinsky"),
                ),
            ),
        ),
        Claim(
            "nb2-ks-individually-monotone-random",
            "Kalai-Smorodinsky satisfies individual monotonicity on nested "
            "comprehensive polygons with equal ideal point.",
            (Part("PROVED", lambda _: more_is_no_loss()),),
            expected="UNFALSIFIED",
        ),
        Claim(
            "ks-table",
            "Kalai-Smorodinsky on P1..P8 as listed, e.g. (306/47,340/47) on (0,10),"
            "(6,8),(8,5),(9,0).",
            solved(_SOLVED, "kalai-smorodinsky"),
        ),
    ),
)
