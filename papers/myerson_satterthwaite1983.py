"""Myerson and Satterthwaite 1983: efficient trade that must pay for itself."""

from fractions import Fraction

from accord.papers.claim import (
    Claim,
    Paper,
    holds_for_all,
    impossible,
    largest,
    left_open,
    possible,
)
from accord.theory.subjects import Spec

_INCENTIVES = ("bayesian-ic", "interim-ir")
_ALL = (*_INCENTIVES, "expected-no-deficit")


def _trade(k: int, rule: str = "efficient-trade", what: str = "payments") -> Spec:
    """Return the rule with open payments on k values and costs, equally likely."""
    points = ",".join(str(Fraction(i, k - 1)) for i in range(k))
    return left_open(what, rule, values=f"{{{points}}}", prior="uniform")


# The most that can be gained on average, for k values and costs.
_SECOND_BEST = {3: "2/9", 5: "1/5", 6: "5/27", 8: "7/40", 10: "21/125", 12: "55/336"}


PAPER = Paper(
    "myerson-satterthwaite1983",
    "R. B. Myerson and M. A. Satterthwaite, Efficient mechanisms for bilateral "
    "trading, Journal of Economic Theory 29 (1983)",
    (
        Claim(
            "feasible-small-grids",
            "On the uniform independent grid i/(k-1) with trade iff value > cost, "
            "Bayesian IC, interim IR and expected no-deficit are jointly feasible for "
            "k = 2, 3, 4, 5.",
            tuple(possible(_trade(k), *_ALL) for k in range(2, 6)),
        ),
        Claim(
            "infeasible-larger-grids",
            "On the same grid efficiency (trade iff value > cost) with Bayesian IC, "
            "interim IR and expected no-deficit is infeasible for each k = 6..12.",
            tuple(impossible(_trade(k), *_ALL) for k in range(6, 13)),
        ),
        Claim(
            "trade-at-ties-infeasible",
            "If trade is also forced where value equals cost, the same requirements "
            "are already infeasible on the uniform grid for every k = 2..12.",
            tuple(
                impossible(_trade(k, "efficient-trade-at-ties"), *_ALL)
                for k in range(2, 13)
            ),
        ),
        Claim(
            "slack-closed-form",
            "The largest expected surplus left after efficient trade with Bayesian IC "
            "and interim IR on the k-grid is (5-k)/(6k), for k = 2..12.",
            tuple(
                largest(
                    Fraction(5 - k, 6 * k),
                    "expected-revenue",
                    _trade(k),
                    *_INCENTIVES,
                )
                for k in range(2, 13)
            ),
        ),
        Claim(
            "slack-all-k",
            "An identity in k proves that this largest surplus is (5-k)(k-1)k/6 in "
            "units of 1/((k-1)k^2) for every k >= 2. For all k at once are checked: "
            "the trades of the rule, the base and the step of the induction on types "
            "that bounds payments, that the bounds are truthful and individually "
            "rational, and their sums; induction itself, and that averages add up, "
            "are taken for granted.",
            (holds_for_all(left_open("grid", "efficient-trade"), "largest-surplus"),),
            covers="whole",
        ),
        Claim(
            "second-best-frontier",
            "With any chance of trade and any payments at each value and cost, the "
            "largest expected gain from trade under Bayesian IC, interim IR and no "
            "expected deficit is 2/9, 1/5, 5/27, 7/40, 21/125, 55/336 on the uniform "
            "grid for k = 3, 5, 6, 8, 10, 12.",
            tuple(
                largest(
                    Fraction(gain),
                    "expected-welfare",
                    _trade(k, what="lottery_and_payments"),
                    *_ALL,
                )
                for k, gain in _SECOND_BEST.items()
            ),
        ),
        Claim(
            "continuous-theorem",
            "For continuous positive densities on overlapping intervals no Bayesian "
            "IC, interim IR, balanced mechanism trades efficiently.",
            covers="beyond",
            reason="types of every real value with densities: only grids are run",
        ),
    ),
)
