"""Bondareva 1963, Shapley 1967: why a core is empty, as a balanced collection."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, holds
from accord.theory.coalitional_games import weighted_majority
from accord.theory.coalitional_terms import Weighted

MAJORITY = weighted_majority(2, (1, 1, 1), title="majority")
PAIRS: Weighted = tuple((pair, Fraction(1, 2)) for pair in ((0, 1), (0, 2), (1, 2)))
_PROOF = {"proof": {"collection": PAIRS}}
# With a chairman who has a veto there is nobody to form a majority without him.
VETO = weighted_majority(3, (2, 1, 1), title="veto")

PAPER = Paper(
    "bondareva1963",
    "O. N. Bondareva, Some applications of linear programming methods to the theory of "
    "cooperative games (1963); L. S. Shapley, On balanced sets and cores (1967)",
    (
        Claim(
            "majority-core-empty",
            "The three-person majority game has an empty core: the three pairs, each "
            "with weight 1/2, are balanced and worth 3/2 > 1.",
            (
                holds(MAJORITY, "core-empty", given=_PROOF),
                fails(MAJORITY, "balanced-game", given=_PROOF),
                fails(MAJORITY, "in-core", given={"point": (Fraction(1, 3),) * 3}),
            ),
        ),
        Claim(
            "veto-core",
            "If one of the three has a veto the game is balanced, and its core is the "
            "single point that gives him everything.",
            (
                holds(VETO, "balanced-game"),
                fails(VETO, "core-empty"),
                holds(VETO, "single-core-point", given={"point": (1, 0, 0)}),
            ),
        ),
        Claim(
            "theorem-all-sizes",
            "A game has a core iff no balanced collection is worth more than "
            "everybody together.",
            covers="cited",
            reason="of all games at once; for each game one of the two is found, and "
            "shown by a point or by a collection",
        ),
    ),
)
