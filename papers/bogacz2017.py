"""Bogacz 2017: predictive coding, where precision-weighted errors balance."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, holds
from accord.theory.predictive_coding import PredictiveChain

_F = Fraction
# A prior of mean m and a datum u. The constraint says what the level x is.
TWO_SOURCES = PredictiveChain(
    ("p0", "p1"),
    "u",
    "m",
    ("x",),
    title="two sources",
    where=("x*(p0 + p1) == p1*m + p0*u",),
)
CHAIN = PredictiveChain((1, 2, 3), 6, 0, title="a chain of two levels")
SQUARE = PredictiveChain((1, 1), 2, 3, function=(0, 0, 1), title="the size of a thing")
LEVELS = {"levels": (_F(30, 11), _F(12, 11))}

PAPER = Paper(
    "bogacz2017",
    "R. Bogacz, A tutorial on the free-energy framework for modelling perception and "
    "learning, Journal of Mathematical Psychology 76 (2017)",
    (
        Claim(
            "two-sources",
            "Precision-weighted prediction errors balance at (p1 m + p0 u)/(p0+p1), "
            "the only minimiser (all real numbers, positive precisions).",
            (
                holds(TWO_SOURCES, "errors-balance"),
                holds(TWO_SOURCES, "least-energy"),
            ),
            covers="whole",
        ),
        Claim(
            "chain",
            "The chain with precisions (1,2,3), u=6, m=0 has the unique minimiser a1 = "
            "30/11, a2 = 12/11.",
            (
                holds(CHAIN, "settles-at", given=LEVELS),
                holds(CHAIN, "least-energy"),
            ),
        ),
        Claim(
            "square-example",
            "With prior mean 3, unit variances, g(x) = x^2 and datum 2 the mode is the "
            "only real root 1.567... of 3 + 3x - 2x^3.",
            (
                holds(
                    SQUARE,
                    "only-mode",
                    given={"low": _F(1567, 1000), "high": _F(1568, 1000)},
                ),
            ),
        ),
    ),
)
