"""Aumann and Maschler 1985: what the Talmud gives creditors is the nucleolus."""

import itertools
from fractions import Fraction

from accord.papers.claim import Claim, Paper, Part, holds
from accord.theory.coalitional_games import bankruptcy
from accord.theory.exact import Exact

CLAIMS = (100, 200, 300)
THIRD = Fraction(100, 3)
DIVISIONS: dict[int, tuple[Exact, ...]] = {
    100: (THIRD, THIRD, THIRD),
    200: (50, 75, 75),
    300: (50, 100, 150),
}


def _pairs() -> tuple[Part, ...]:
    """Return the parts that every two share what they get as the garment is shared."""
    return tuple(
        holds(
            bankruptcy(x[i] + x[j], (CLAIMS[i], CLAIMS[j])),
            "nucleolus",
            given={"point": (x[i], x[j])},
        )
        for x in DIVISIONS.values()
        for i, j in itertools.combinations(range(3), 2)
    )


PAPER = Paper(
    "aumann-maschler1985",
    "R. J. Aumann, M. Maschler, Game theoretic analysis of a bankruptcy problem from "
    "the Talmud, Journal of Economic Theory 36 (1985)",
    (
        Claim(
            "three-estates",
            "Of estates 100, 200 and 300 and claims 100, 200, 300 the nucleolus gives "
            "(100/3,100/3,100/3), (50,75,75) and (50,100,150), as the Talmud does.",
            tuple(
                holds(bankruptcy(estate, CLAIMS), "nucleolus", given={"point": point})
                for estate, point in DIVISIONS.items()
            ),
        ),
        Claim(
            "contested-garment",
            "Of a garment that one claims half and the other whole the nucleolus gives "
            "1/4 and 3/4.",
            (
                holds(
                    bankruptcy(1, (Fraction(1, 2), 1)),
                    "nucleolus",
                    given={"point": (Fraction(1, 4), Fraction(3, 4))},
                ),
            ),
        ),
        Claim(
            "pairs-are-consistent",
            "Every two creditors of the three estates share what they get together as "
            "they would share a contested garment.",
            _pairs(),
        ),
        Claim(
            "convex",
            "The three bankruptcy games are convex.",
            tuple(holds(bankruptcy(e, CLAIMS), "convex-game") for e in DIVISIONS),
        ),
        Claim(
            "theorem-all-sizes",
            "For all claims and estates the only consistent division is the nucleolus.",
            covers="cited",
            reason="of all claims and estates at once",
        ),
    ),
)
