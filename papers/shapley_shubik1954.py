"""Shapley and Shubik 1954: power in a committee as its Shapley value."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, holds
from accord.theory.coalitional_games import CoalitionalGame, weighted_majority


def council(others: int, votes: int) -> CoalitionalGame:
    """Return five members with a veto and others, who decide with so many votes.

    A member with a veto has one vote more than all the others: without her no coalition
    reaches the quota.
    """
    names = [f"permanent {k + 1}" for k in range(5)]
    names += [f"other {k + 1}" for k in range(others)]
    weight = others + 1
    quota = 5 * weight + votes - 5
    return weighted_majority(quota, (weight,) * 5 + (1,) * others, names, "council")


PAPER = Paper(
    "shapley-shubik1954",
    "L. S. Shapley, M. Shubik, A method for evaluating the distribution of power in a "
    "committee system, American Political Science Review 48 (1954)",
    (
        Claim(
            "security-council-of-11",
            "In a council of 11 with 5 vetoes, where 7 votes decide, a veto is worth "
            "76/385 and any other vote 1/462.",
            (
                holds(
                    council(6, 7),
                    "shapley-value",
                    given={"point": (Fraction(76, 385),) * 5 + (Fraction(1, 462),) * 6},
                ),
            ),
        ),
        Claim(
            "security-council-of-15",
            "In the council of 15 since 1965, where 9 votes decide, a veto is worth "
            "421/2145 and any other vote 4/2145.",
            (
                holds(
                    council(10, 9),
                    "shapley-value",
                    given={
                        "point": (Fraction(421, 2145),) * 5 + (Fraction(4, 2145),) * 10
                    },
                ),
            ),
        ),
    ),
)
