"""Aumann 1974: correlated equilibrium, in the game of Chicken."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, holds, impossible, largest
from accord.theory.exact import Exact
from accord.theory.games import from_arrays
from accord.theory.specifications import data_spec
from accord.theory.unknowns import UNKNOWN

CHICKEN = from_arrays(
    [[6, 2], [7, 0]],
    [[6, 7], [2, 0]],
    actions=[["swerve", "dare"]] * 2,
    title="Chicken",
)
# Any payoffs in this order; p and q are weights of a law.
ANY_CHICKEN = from_arrays(
    [["R", "S"], ["T", "P"]],
    [["R", "T"], ["S", "P"]],
    actions=[["swerve", "dare"]] * 2,
    title="Chicken",
    where=["T > R > S > P", "p >= 0", "q >= 0", "p + 2*q == 1"],
)
_LAW = (Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), 0)
_BEST = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 4), 0)
_HALVES = (Fraction(21, 4),) * 2
_MIXED = ((Fraction(2, 3), Fraction(1, 3)),) * 2
_NASH = (((1, 0), (0, 1)), ((0, 1), (1, 0)), _MIXED)
_HULL = {"payoffs": (5, 5), "equilibria": _NASH, "weights": UNKNOWN}


def _product(row: tuple[Exact, ...], column: tuple[Exact, ...]) -> tuple[Exact, ...]:
    """Return the law under which the two players draw independently."""
    return tuple(x * y for x in row for y in column)


PAPER = Paper(
    "aumann1974",
    "R. J. Aumann, Subjectivity and correlation in randomized strategies, "
    "Journal of Mathematical Economics 1 (1974)",
    (
        Claim(
            "chicken-correlated",
            "In Chicken (6,6),(2,7),(7,2),(0,0) equal weight on the first three "
            "outcomes is a correlated equilibrium with payoffs (5,5), outside the hull "
            "of the Nash payoffs.",
            (
                holds(CHICKEN, "correlated-equilibrium", given={"law": _LAW}),
                holds(CHICKEN, "has-payoffs", given={"law": _LAW, "payoffs": (5, 5)}),
                holds(
                    CHICKEN,
                    "all-equilibria",
                    given={"equilibria": _NASH, "profile": UNKNOWN},
                ),
                impossible(data_spec(CHICKEN), ("averages-equilibria", _HULL)),
            ),
        ),
        Claim(
            "chicken-best-sum",
            "The largest payoff sum of a correlated equilibrium in that game is 21/2, "
            "with weights 1/2, 1/4, 1/4 on the first three outcomes.",
            (
                largest(
                    Fraction(21, 2),
                    ("payoff-sum", {"law": UNKNOWN}),
                    data_spec(CHICKEN),
                    ("correlated-equilibrium", {"law": UNKNOWN}),
                ),
                holds(CHICKEN, "correlated-equilibrium", given={"law": _BEST}),
                holds(CHICKEN, "has-payoffs", given={"law": _BEST, "payoffs": _HALVES}),
            ),
        ),
        Claim(
            "symbolic-chicken",
            "In Chicken with any payoffs T > R > S > P weight p on both swerving and q "
            "on each outcome where one dares is a correlated equilibrium if "
            "q (S - P) >= p (T - R).",
            (
                holds(
                    ANY_CHICKEN.knowing(["q*(S - P) >= p*(T - R)"]),
                    "correlated-equilibrium",
                    given={"law": ("p", "q", "q", 0)},
                ),
            ),
            covers="whole",
        ),
        Claim(
            "equilibria-are-correlated",
            "Each of the three Nash equilibria of that game, played independently, is "
            "a correlated equilibrium.",
            tuple(
                holds(CHICKEN, "correlated-equilibrium", given={"law": _product(*e)})
                for e in _NASH
            ),
        ),
    ),
)
