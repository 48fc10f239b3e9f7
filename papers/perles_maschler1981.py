"""Perles and Maschler 1981: the super-additive solution, often irrational."""

from fractions import Fraction
from typing import Any

from accord.counterexamples.bargaining_axioms import searched
from accord.papers.claim import Claim, Paper, Part, fails, holds
from accord.papers.nash1950_bargaining import POLYGONS, TINY, cut
from accord.theory.algebraic import Algebraic, Field
from accord.theory.bargaining import BargainingProblem
from accord.theory.properties import prop

# a = sqrt(2) + sqrt(30), the largest root of x^4 - 64 x^2 + 784; both roots are
# polynomials in it, which `are_square_roots` checks.
_FIELD = Field((784, 0, -64, 0, 1), Fraction(6), Fraction(8))
_ROOT_2 = Algebraic(_FIELD, [0, Fraction(-9, 14), 0, Fraction(1, 56)])
_ROOT_30 = Algebraic(_FIELD, [0, Fraction(23, 14), 0, Fraction(-1, 56)])
_POINT = (
    7 - _ROOT_2 + _ROOT_30 / 6,
    Fraction(13, 2) + 3 * _ROOT_2 / 2 - _ROOT_30 / 4,
)


@prop(BargainingProblem)
def are_square_roots(
    problem: BargainingProblem, *, roots: tuple[tuple[Any, int], ...]
) -> bool:
    """Each number is the positive square root of the integer beside it."""
    return all(bool(x > 0) and bool(x * x == n) for x, n in roots)


PAPER = Paper(
    "perles-maschler1981",
    "M. A. Perles and M. Maschler, The super-additive solution for the Nash bargaining "
    "game, International Journal of Game Theory 10 (1981)",
    (
        Claim(
            "nb1-pm-violates-iia",
            "Perles-Maschler violates independence of irrelevant alternatives: cutting "
            "x+y<=1 at x<=1/2 moves (1/2,1/2) to (1/4,3/4).",
            cut("perles-maschler", (Fraction(1, 4), Fraction(3, 4))),
        ),
        Claim(
            "pm-irrational",
            "On (0,10),(6,8),(8,5),(9,0) the Perles-Maschler point is "
            "(7-sqrt2+sqrt30/6, 13/2+3sqrt2/2-sqrt30/4).",
            (
                holds(
                    POLYGONS["P8"],
                    are_square_roots,
                    given={"roots": ((_ROOT_2, 2), (_ROOT_30, 30))},
                ),
                holds(
                    POLYGONS["P8"],
                    "perles-maschler-bargaining",
                    given={"point": _POINT},
                ),
                fails(
                    POLYGONS["P8"],
                    "perles-maschler-bargaining",
                    given={"point": (_POINT[0] + TINY, _POINT[1])},
                ),
            ),
        ),
        Claim(
            "pm-superadditive",
            "Perles-Maschler is superadditive on random pairs of comprehensive "
            "polygons with d=0.",
            (
                Part(
                    "PROVED",
                    lambda _: searched("superadditivity", "perles-maschler").verdict,
                ),
            ),
            expected="UNFALSIFIED",
        ),
    ),
)
