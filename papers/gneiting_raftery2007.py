"""Gneiting and Raftery 2007: scores that reward the forecaster's true belief."""

from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, fails, fails_at, holds
from accord.theory.logarithms import ln
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop

_REGRET = "regret-is-squared-distance"
_THIRD = Fraction(1, 3)
_CALLED_SURE = (0, Profile([(2 * _THIRD, _THIRD)]), (1, 0))


def _all_beliefs(outcomes: int) -> dict[str, object]:
    return {"outcomes": outcomes, "values": "reals"}


@prop(Mechanism, forall=("agent", "profile", "report"))
def by_the_line(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """Each part of the regret of the logarithmic score is below its line.

    q ln(p/q) <= q (p/q - 1) = p - q, by ln x <= x - 1; the right sides add up to 0, so
    the regret, which is minus the sum of the left ones, is at least 0.
    """
    pairs = list(zip(report, profile[agent], strict=True))
    below = all(q * ln(p / q) <= p - q for p, q in pairs if p > 0 and q > 0)
    return below and sum(p - q for p, q in pairs) == 0


@prop(Mechanism, forall=("agent", "profile", "report"))
def scores_by_squares(m: Mechanism, agent: int, profile: Profile, report: Any) -> bool:
    """The spherical score of a misreport is less than the truth's, without roots.

    Under belief q the truth expects |q| and the report p expects q.p/|p|; both are at
    least 0, and (q.p)^2 < |q|^2 |p|^2 says which is more.
    """
    belief = profile[agent]
    assume(not all(p == q for p, q in zip(report, belief, strict=True)))
    together = sum(p * q for p, q in zip(report, belief, strict=True))
    lengths = sum(p * p for p in report) * sum(q * q for q in belief)
    return bool(together >= 0) and bool(together * together < lengths)


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
            "log-proper",
            "The logarithmic score is strictly proper: its regret is the divergence "
            "KL(p||r), non-negative by ln x <= x - 1 (beliefs of 2 outcomes in "
            "multiples of 1/10 and of 3 in multiples of 1/6).",
            tuple(
                holds("logarithmic-score", name, outcomes=outcomes, values=grid)
                for outcomes, grid in ((2, "grid 10"), (3, "grid 6"))
                for name in ("strictly-proper", "regret-is-divergence", by_the_line)
            ),
        ),
        Claim(
            "spherical-proper",
            "The spherical score r_i/|r| is strictly proper for 2 outcomes, in exact "
            "algebraic arithmetic (beliefs in multiples of 1/10), and for all real "
            "beliefs by squares: (p.r)^2 < |p|^2 |r|^2 where r is not p.",
            (
                holds(
                    "spherical-score", "strictly-proper", outcomes=2, values="grid 10"
                ),
                holds("quadratic-score", scores_by_squares, **_all_beliefs(2)),
            ),
        ),
        Claim(
            "convex-characterisation",
            "A score is proper iff its expected score under truth is convex and each "
            "report's score is a supporting hyperplane of it.",
            covers="cited",
            reason="of all scores at once; each score of a person's own is decided by "
            "`strategyproof` and `strictly-proper`",
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
