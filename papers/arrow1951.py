"""Arrow 1951: Pareto, independence and no dictator do not go together."""

from typing import Any

from accord.papers.claim import Claim, Paper, no_rule, rules_number, some_rule
from accord.theory.specifications import rule_spec

_PARETO, _INDEPENDENCE = "weakly-paretian", "independence-of-irrelevant-alternatives"
_THEOREM = (_PARETO, _INDEPENDENCE, "no-arrow-dictator")
_TWO: dict[str, Any] = {"agents": 2, "alternatives": 3}
_THREE: dict[str, Any] = {"agents": 3, "alternatives": 3}
_DICTATORS = [rule_spec("order-of-one", _TWO, {"dictator": i}) for i in range(2)]

PAPER = Paper(
    "arrow1951",
    "K. J. Arrow, Social Choice and Individual Values, Wiley (1951)",
    (
        Claim(
            "vo-3-two-rules",
            "With 2 voters, 3 alternatives and strict transitive social orders, Pareto "
            "and pairwise independence leave exactly 2 rules, the dictatorships.",
            (
                rules_number(2, "welfare", _THEOREM[:2], named=_DICTATORS, **_TWO),
                no_rule("welfare", _THEOREM, **_TWO),
            ),
            covers="base case",
        ),
        Claim(
            "base-3-3-strict",
            "With 3 voters and 3 alternatives no nondictatorial rule gives strict "
            "transitive social orders with Pareto and independence.",
            (no_rule("welfare", _THEOREM, **_THREE),),
            covers="base case",
        ),
        Claim(
            "base-2-3-weak",
            "With 2 voters (strict orders), 3 alternatives and weak social orders, "
            "weak Pareto, independence and nondictatorship clash.",
            (no_rule("welfare", _THEOREM, society="weak", **_TWO),),
            covers="base case",
        ),
        Claim(
            "base-3-3-weak",
            "With 3 voters (strict orders), 3 alternatives and weak social orders, "
            "weak Pareto, independence and nondictatorship clash.",
            (no_rule("welfare", _THEOREM, society="weak", **_THREE),),
            covers="base case",
        ),
        Claim(
            "axioms-needed",
            "At 2 voters and 3 alternatives dropping any one of Pareto, independence "
            "or nondictatorship leaves a rule with strict transitive social orders.",
            tuple(
                some_rule("welfare", [a for a in _THEOREM if a != dropped], **_TWO)
                for dropped in _THEOREM
            ),
        ),
    ),
)
