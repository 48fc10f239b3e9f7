"""Schmeidler 1969: the nucleolus, the imputation that complaints leave."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, fails_at, holds
from accord.papers.shapley1953 import GLOVES, VALUE, prenucleolus
from accord.theory.coalitional_games import from_worths
from accord.theory.values import AXIOMS, value_row

_ABC = ("Ann", "Bob", "Cleo")
PAIR = from_worths(_ABC, {_ABC[:2]: 2, _ABC: 3}, title="a pair")
_NUCLEOLUS = (Fraction(5, 4), Fraction(5, 4), Fraction(1, 2))
_FARTHER = (2, Fraction(1, 2), Fraction(1, 2))
# Ann can keep 1 alone, and complaints by themselves would leave her 1/2.
ALONE = from_worths(_ABC, {("Ann",): 1, _ABC[1:]: 1, _ABC: 1}, title="alone")
_BELOW = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4))

PAPER = Paper(
    "schmeidler1969",
    "D. Schmeidler, The nucleolus of a characteristic function game, SIAM Journal on "
    "Applied Mathematics 17 (1969)",
    (
        Claim(
            "in-the-core",
            "The nucleolus lies in the core where that is not empty; the Shapley value "
            "need not. In the glove game it is (1,0,0), the core's only point.",
            (
                holds(GLOVES, "nucleolus", given={"point": (1, 0, 0)}),
                holds(GLOVES, "single-core-point", given={"point": (1, 0, 0)}),
                fails(GLOVES, "in-core", given={"point": VALUE}),
            ),
        ),
        Claim(
            "among-the-least-core",
            "Of the points with the least largest excess the nucleolus has the least "
            "next ones: if a pair is worth 2 and all three are worth 3, then "
            "(5/4,5/4,1/2) and (2,1/2,1/2) have the largest excess -1/2, and the first "
            "alone is the nucleolus.",
            (
                *(
                    holds(PAIR, "least-core", given={"point": point})
                    for point in (_NUCLEOLUS, _FARTHER)
                ),
                holds(PAIR, "nucleolus", given={"point": _NUCLEOLUS}),
                fails(PAIR, "nucleolus", given={"point": _FARTHER}),
            ),
        ),
        Claim(
            "keeps-what-each-can",
            "The nucleolus gives nobody less than she is worth alone: with v(Ann) = 1, "
            "v(Bob, Cleo) = 1 and v(all) = 1 it is (1,0,0), where complaints by "
            "themselves leave (1/2,1/4,1/4).",
            (
                holds(ALONE, "nucleolus", given={"point": (1, 0, 0)}),
                holds(ALONE, "prenucleolus", given={"point": _BELOW}),
                fails(ALONE, "nucleolus", given={"point": _BELOW}),
            ),
        ),
        Claim(
            "not-additive",
            "The prenucleolus is efficient, symmetric and gives null players nothing, "
            "and it is not additive: else it would be the Shapley value.",
            (
                fails_at(
                    (value_row(GLOVES, prenucleolus),),
                    GLOVES,
                    "axioms-give-shapley",
                    given={"axioms": tuple(AXIOMS)[:3]},
                ),
            ),
        ),
        Claim(
            "exists-and-is-unique",
            "Every game with an imputation has exactly one nucleolus.",
            covers="cited",
            reason="of all games at once; of each game it is found, and shown to be "
            "the only one",
        ),
    ),
)
