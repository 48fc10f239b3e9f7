"""Gneiting and Raftery 2007: scores that reward the forecaster's true belief."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, fails_at, holds
from accord.theory.profiles import Profile

_REGRET = "regret-is-squared-distance"
_THIRD = Fraction(1, 3)
_CALLED_SURE = (0, Profile([(2 * _THIRD, _THIRD)]), (1, 0))


def _all_beliefs(outcomes: int) -> dict[str, object]:
    return {"outcomes": outcomes, "values": "reals"}


PAPER = Paper(
    "gneiting-raftery2007",
    "T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and "
    "estimation, Journal of the American Statistical Association 102 (2007)",
    (
        Claim(
            "quadratic-strict-two",
            "The quadratic score is strictly proper for 2 outcomes: its regret equals "
            "the squared distance of report and belief.",
            (
                holds("quadratic-score", "strictly-proper", **_all_beliefs(2)),
                holds("quadratic-score", _REGRET, **_all_beliefs(2)),
            ),
        ),
        Claim(
            "quadratic-strict-three",
            "The quadratic score 2r_i - |r|^2 is strictly proper for 3 outcomes: its "
            "regret is |p - r|^2, an identity.",
            (
                holds("quadratic-score", "strictly-proper", **_all_beliefs(3)),
                holds("quadratic-score", _REGRET, **_all_beliefs(3)),
            ),
        ),
        Claim(
            "linear-improper",
            "The linear score r_i is improper: with belief (2/3,1/3) the report (1,0) "
            "scores 2/3, truth only 5/9.",
            (
                fails_at(
                    _CALLED_SURE, "linear-score", "strategyproof", **_all_beliefs(2)
                ),
            ),
        ),
        Claim(
            "most-likely-not-strict",
            "The score that is 1 if the likeliest outcome of the forecast comes about "
            "and 0 otherwise is proper for 3 outcomes, but not strictly.",
            (
                holds("most-likely-score", "strategyproof", **_all_beliefs(3)),
                fails("most-likely-score", "strictly-proper", **_all_beliefs(3)),
            ),
        ),
    ),
)
