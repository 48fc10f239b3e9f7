"""Nash 1950: equilibrium points, here all those of textbook games."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, Part, holds
from accord.theory.games import from_arrays
from accord.theory.unknowns import UNKNOWN

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)

DILEMMA = from_arrays(
    [[2, 0], [3, 1]],
    [[2, 3], [0, 1]],
    actions=[["cooperate", "defect"]] * 2,
    title="prisoner's dilemma",
)
PENNIES = from_arrays(
    [[1, -1], [-1, 1]],
    [[-1, 1], [1, -1]],
    actions=[["heads", "tails"]] * 2,
    title="matching pennies",
)
SEXES = from_arrays(
    [[2, 0], [0, 1]],
    [[1, 0], [0, 2]],
    actions=[["opera", "football"]] * 2,
    title="battle of the sexes",
)
HUNT = from_arrays(
    [[4, 0], [3, 2]],
    [[4, 3], [0, 2]],
    actions=[["stag", "hare"]] * 2,
    title="stag hunt",
)
# The prisoner's dilemma with temptation T, reward R, punishment P, sucker's payoff S.
SYMBOLIC = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    actions=[["cooperate", "defect"]] * 2,
    title="prisoner's dilemma",
    where=["T > R > P > S"],
)


def _only(game: object, *equilibria: object) -> Part:
    """Return the part that these are the Nash equilibria of the game, and all."""
    given = {"equilibria": equilibria, "profile": UNKNOWN}
    return holds(game, "all-equilibria", given=given)


def _dominates(player: int) -> Part:
    """Return the part that to defect is always strictly better for this player."""
    given = {"player": player, "action": 1}
    return holds(SYMBOLIC, "strictly-dominant-strategy", given=given)


PAPER = Paper(
    "nash1950-equilibrium",
    "J. F. Nash, Equilibrium points in n-person games, Proceedings of the National "
    "Academy of Sciences 36 (1950)",
    (
        Claim(
            "prisoners-dilemma",
            "In the prisoner's dilemma with payoffs 3, 2, 1, 0 mutual defection is the "
            "only Nash equilibrium, pure or mixed.",
            (_only(DILEMMA, ((0, 1), (0, 1))),),
        ),
        Claim(
            "symbolic-dilemma",
            "For all real T > R > P > S defection strictly dominates in the prisoner's "
            "dilemma and mutual defection is Pareto dominated.",
            (
                *(_dominates(player) for player in range(2)),
                holds(
                    SYMBOLIC, "pareto-dominated", given={"profile": ((0, 1), (0, 1))}
                ),
            ),
            covers="whole",
        ),
        Claim(
            "symbolic-dilemma-equilibrium",
            "For all real T > R > P > S mutual defection is the only Nash equilibrium "
            "of the prisoner's dilemma, pure or mixed.",
            (_only(SYMBOLIC, ((0, 1), (0, 1))),),
            covers="whole",
        ),
        Claim(
            "matching-pennies",
            "Matching pennies has exactly one Nash equilibrium, (1/2,1/2) for both.",
            (_only(PENNIES, ((HALF, HALF), (HALF, HALF))),),
        ),
        Claim(
            "battle-of-the-sexes",
            "Battle of the sexes with payoffs (2,1) and (1,2) has exactly three Nash "
            "equilibria: the two pure ones where they meet, and a mixed one in which "
            "each plays her favourite with probability 2/3 and the other with 1/3.",
            (
                _only(
                    SEXES,
                    ((1, 0), (1, 0)),
                    ((0, 1), (0, 1)),
                    ((2 * THIRD, THIRD), (THIRD, 2 * THIRD)),
                ),
            ),
        ),
        Claim(
            "stag-hunt",
            "The stag hunt with payoffs 4, 3, 2, 0 has exactly three Nash equilibria: "
            "all hunt the stag, all hunt hares, and stag with probability 2/3 each.",
            (
                _only(
                    HUNT,
                    ((1, 0), (1, 0)),
                    ((0, 1), (0, 1)),
                    ((2 * THIRD, THIRD), (2 * THIRD, THIRD)),
                ),
            ),
        ),
        Claim(
            "existence",
            "Every finite game has a Nash equilibrium in mixed strategies.",
            covers="cited",
            reason="a fixed-point theorem about all finite games; the equilibria of "
            "single games are found and checked instead",
        ),
    ),
)
