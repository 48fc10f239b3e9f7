"""Kalai 1977: proportional solutions, which compare payoffs of different players."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, holds
from accord.papers.nash1950_bargaining import HALVES, POLYGONS

_PLAIN, _RESCALED = POLYGONS["P3"], POLYGONS["P6"]
_TWO_THIRDS = (Fraction(2, 3), Fraction(2, 3))
_IMAGE = (1, Fraction(1, 2))  # of (1/2, 1/2), player 1's payoffs doubled

PAPER = Paper(
    "kalai1977",
    "E. Kalai, Proportional solutions to bargaining situations: interpersonal utility "
    "comparisons, Econometrica 45 (1977)",
    (
        Claim(
            "nb3-egalitarian-violates-scale",
            "The egalitarian solution violates scale covariance: rescaling x+y<=1 by 2 "
            "for player 1 gives (2/3,2/3), not (1,1/2).",
            (
                holds(_PLAIN, "egalitarian-bargaining", given={"point": HALVES}),
                holds(
                    _RESCALED, "egalitarian-bargaining", given={"point": _TWO_THIRDS}
                ),
                fails(
                    _PLAIN,
                    "scale-covariance",
                    given={"solution": "egalitarian", "factors": (2, 1)},
                ),
            ),
        ),
        Claim(
            "nb3-utilitarian-violates-scale",
            "The utilitarian solution violates scale covariance: on the rescaled "
            "triangle (0,1),(2,0) it picks (2,0).",
            (
                holds(_PLAIN, "utilitarian-bargaining", given={"point": HALVES}),
                holds(_RESCALED, "utilitarian-bargaining", given={"point": (2, 0)}),
                holds(_RESCALED, "single-utilitarian-point"),
                fails(_RESCALED, "utilitarian-bargaining", given={"point": _IMAGE}),
            ),
        ),
    ),
)
