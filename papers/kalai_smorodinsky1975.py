"""Kalai and Smorodinsky 1975: individual monotonicity in place of independence."""

from fractions import Fraction
from typing import Any

from accord.counterexamples.bargaining_axioms import searched
from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.papers.nash1950_bargaining import POLYGONS, cut, solved

_THIRD = Fraction(1, 3)
_SMALL, _LARGE = POLYGONS["P1"], POLYGONS["P2"]
_SOLVED = "3/4,3/4 10/13,10/13 1/2,1/2 1/3,2/3 4,4 1,1/2 14/3,10/3 306/47,340/47"


_MONOTONE = "individual-monotonicity"


def _enlarged(solution: str, player: int) -> dict[str, Any]:
    """Return the parameters of the axiom for P1 and what P2 adds to it."""
    return {"solution": solution, "player": player, "more": _LARGE.outcomes}


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
                *(
                    holds(p, "nash-bargaining", given={"point": point})
                    for p, point in (
                        (_SMALL, (Fraction(3, 4), Fraction(3, 4))),
                        (_LARGE, (1, Fraction(7, 10))),
                    )
                ),
                fails(_SMALL, _MONOTONE, given=_enlarged("nash", 1)),
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
                *(
                    holds(_SMALL, _MONOTONE, given=_enlarged("kalai-smorodinsky", i))
                    for i in (0, 1)
                ),
            ),
        ),
        Claim(
            "nb2-ks-individually-monotone-random",
            "Kalai-Smorodinsky satisfies individual monotonicity on nested "
            "comprehensive polygons with equal ideal point.",
            (
                Part(
                    "PROVED", lambda _: searched(_MONOTONE, "kalai-smorodinsky").verdict
                ),
            ),
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
