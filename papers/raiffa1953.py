"""Raiffa 1953: steps towards the frontier, each to the middle of what dictators get."""

from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.papers.nash1950_bargaining import POLYGONS, cut

_LIMIT = (Fraction(43, 48), Fraction(117, 160))
_CORNER = (Fraction(3, 4), Fraction(3, 4))


def _stands(name: str, steps: int, point: tuple[Any, ...]) -> Part:
    """Return the part that after these steps the procedure stands at the point."""
    given = {"steps": steps, "point": point}
    return holds(POLYGONS[name], "raiffa-steps", given=given)


PAPER = Paper(
    "raiffa1953",
    "H. Raiffa, Arbitration schemes for generalized two-person games, in Contributions "
    "to the Theory of Games II (1953)",
    (
        Claim(
            "nb1-raiffa-violates-iia",
            "The discrete Raiffa solution violates independence of irrelevant "
            "alternatives: cutting x+y<=1 at x<=1/2 moves (1/2,1/2) to (3/8,5/8).",
            cut("raiffa", (Fraction(3, 8), Fraction(5, 8))),
        ),
        Claim(
            "raiffa-steps",
            "The discrete Raiffa procedure reaches (43/48,117/160) on (0,1),(1,7/10) "
            "in exactly 4 steps.",
            (
                _stands("P2", 4, _LIMIT),
                _stands("P2", 5, _LIMIT),
                fails(
                    POLYGONS["P2"], "raiffa-steps", given={"steps": 3, "point": _LIMIT}
                ),
                holds(POLYGONS["P2"], "raiffa-bargaining", given={"point": _LIMIT}),
            ),
        ),
        Claim(
            "raiffa-infinite",
            "On (0,1),(3/4,3/4),(1,0) the Raiffa steps run through (1/2,1/2), "
            "(2/3,2/3), (13/18,13/18) and never reach the limit (3/4,3/4).",
            (
                *(
                    _stands("P1", steps, (at, at))
                    for steps, at in (
                        (1, Fraction(1, 2)),
                        (2, Fraction(2, 3)),
                        (3, Fraction(13, 18)),
                    )
                ),
                holds(POLYGONS["P1"], "raiffa-unending", given={"limit": _CORNER}),
                holds(POLYGONS["P1"], "raiffa-bargaining", given={"point": _CORNER}),
            ),
        ),
    ),
)
