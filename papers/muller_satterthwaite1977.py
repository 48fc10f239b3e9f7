"""Muller and Satterthwaite 1977: monotonicity is as strong as strategyproofness."""

from typing import Any

from accord.papers.claim import Claim, Paper, no_rule, rules_number
from accord.theory.specifications import rule_spec

_TWO: dict[str, Any] = {"agents": 2, "alternatives": 3}
_DICTATORS = [rule_spec("dictatorship", _TWO, {"dictator": i}) for i in range(2)]

PAPER = Paper(
    "muller-satterthwaite1977",
    "E. Muller and M. A. Satterthwaite, The equivalence of strong positive association "
    "and strategy-proofness, Journal of Economic Theory 14 (1977)",
    (
        Claim(
            "monotone-dictatorial",
            "With 2 voters and 3 strictly ranked alternatives every onto, "
            "Maskin-monotonic rule is a dictatorship (2 rules).",
            (
                rules_number(
                    2, "voting", ("maskin-monotone", "onto"), named=_DICTATORS, **_TWO
                ),
                no_rule(
                    "voting", ("maskin-monotone", "onto", "nondictatorial"), **_TWO
                ),
            ),
            covers="base case",
        ),
        Claim(
            "monotone-iff-strategyproof",
            "With 2 voters and 3 strictly ranked alternatives a rule is "
            "Maskin-monotonic iff it is strategyproof (17 rules).",
            tuple(
                rules_number(17, "voting", axioms, **_TWO)
                for axioms in (
                    ("maskin-monotone",),
                    ("strategyproof",),
                    ("maskin-monotone", "strategyproof"),
                )
            ),
        ),
    ),
)
