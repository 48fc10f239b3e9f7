"""Young 1985: to choose from the core is not monotone."""

from accord.papers.claim import Claim, Paper, holds
from accord.theory.coalitional_games import CoalitionalGame, from_worths


def five(four: int, everybody: int) -> CoalitionalGame:
    """Return the game in which 1, 2, 4, 5 and everybody are worth so much."""
    worths = {"35": 3, "123": 3, "245": 9, "134": 9, "1245": four, "12345": everybody}
    named = {tuple(names): worth for names, worth in worths.items()}
    return from_worths(tuple("12345"), named, title=f"{four} and {everybody}")


PAPER = Paper(
    "young1985",
    "H. P. Young, Monotonic solutions of cooperative games, International Journal of "
    "Game Theory 14 (1985)",
    (
        Claim(
            "core-not-monotone",
            "With v(35) = v(123) = 3, v(245) = v(134) = v(1245) = 9 and v(12345) = 11 "
            "the core is (0,1,2,7,1) alone. If 1245 and 12345 become worth 12 it is "
            "(3,0,0,6,3) alone: players 2 and 4, who belong to both, get less.",
            (
                holds(
                    five(9, 11), "single-core-point", given={"point": (0, 1, 2, 7, 1)}
                ),
                holds(
                    five(12, 12), "single-core-point", given={"point": (3, 0, 0, 6, 3)}
                ),
            ),
        ),
    ),
)
