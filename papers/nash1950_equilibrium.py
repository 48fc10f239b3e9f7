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
# The same games with payoffs of which the order alone is known. The dilemma has the
# temptation T, the reward R, the punishment P and the sucker's payoff S.
SYMBOLIC = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    actions=[["cooperate", "defect"]] * 2,
    title="prisoner's dilemma",
    where=["T > R > P > S"],
)
# The weights p and q of mixed equilibria are quotients, so they are told by equations.
STAKES = from_arrays(
    [["a", "-b"], ["-c", "d"]],
    [["-a", "b"], ["c", "-d"]],
    actions=[["heads", "tails"]] * 2,
    title="matching pennies",
    where=["a > 0", "b > 0", "c > 0", "d > 0"],
)
MEETING = from_arrays(
    [["a", 0], [0, "b"]],
    [["b", 0], [0, "a"]],
    actions=[["opera", "football"]] * 2,
    title="battle of the sexes",
    where=["a > b > 0", "p*(a + b) == a", "q*(a + b) == b"],
)
HUNTING = from_arrays(
    [["a", "c"], ["b", "d"]],
    [["a", "b"], ["c", "d"]],
    actions=[["stag", "hare"]] * 2,
    title="stag hunt",
    where=["a > b >= d > c", "p*(a - b + d - c) == d - c"],
)
DEFECTION = ((0, 1), (0, 1))
_P, _Q = ("p", "1 - p"), ("q", "1 - q")


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
            (_only(DILEMMA, DEFECTION),),
        ),
        Claim(
            "symbolic-dilemma",
            "For all real T > R > P > S defection strictly dominates in the prisoner's "
            "dilemma and mutual defection is Pareto dominated.",
            (
                *(_dominates(player) for player in range(2)),
                holds(SYMBOLIC, "pareto-dominated", given={"profile": DEFECTION}),
            ),
            covers="whole",
        ),
        Claim(
            "symbolic-dilemma-equilibrium",
            "For all real T > R > P > S mutual defection is the only Nash equilibrium "
            "of the prisoner's dilemma, pure or mixed.",
            (_only(SYMBOLIC, DEFECTION),),
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
            "symbolic-matching-pennies",
            "Matching pennies with stakes a, b, c, d > 0 (row wins a or d where both "
            "play alike, and else loses b or c) has no pure Nash equilibrium; that row "
            "plays heads with probability (c+d)/(a+b+c+d), column with "
            "(b+d)/(a+b+c+d), is one.",
            (
                holds(STAKES, "no-pure-nash"),
                holds(
                    STAKES.knowing(
                        ["p*(a + b + c + d) == c + d", "q*(a + b + c + d) == b + d"]
                    ),
                    "nash",
                    given={"profile": (_P, _Q)},
                ),
            ),
            covers="whole",
        ),
        Claim(
            "symbolic-battle-of-the-sexes",
            "Battle of the sexes with payoffs (a,b) and (b,a), a > b > 0, has exactly "
            "three Nash equilibria: the two where they meet, and one in which each "
            "plays her favourite with probability a/(a+b).",
            (_only(MEETING, ((1, 0), (1, 0)), ((0, 1), (0, 1)), (_P, _Q)),),
            covers="whole",
        ),
        Claim(
            "symbolic-stag-hunt",
            "The stag hunt (stag a, or c if alone; hare b, or d where both hunt hares; "
            "a > b >= d > c) has exactly three Nash equilibria: all hunt the stag, all "
            "hunt hares, and stag with probability (d-c)/(a-b+d-c) each.",
            (_only(HUNTING, ((1, 0), (1, 0)), ((0, 1), (0, 1)), (_P, _P)),),
            covers="whole",
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
