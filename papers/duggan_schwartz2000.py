"""Duggan and Schwartz 2000: manipulation where a set is chosen and one of it wins."""

from typing import Any

from accord.papers.claim import Claim, Paper, no_rule, some_rule

_SIZE: dict[str, Any] = {"agents": 2, "alternatives": 3}
_CONDITIONS = (
    "optimist-strategyproof",
    "pessimist-strategyproof",
    "non-imposed",
    "no-nominator",
)

PAPER = Paper(
    "duggan-schwartz2000",
    "J. Duggan and T. Schwartz, Strategic manipulability without resoluteness or "
    "shared beliefs: Gibbard-Satterthwaite generalized, "
    "Social Choice and Welfare 17 (2000)",
    (
        Claim(
            "base-2-3",
            "With 2 voters and 3 alternatives no set-valued rule that can elect each "
            "singleton resists optimists and pessimists without some voter's top "
            "always being chosen.",
            (no_rule("set-voting", _CONDITIONS, **_SIZE),),
            covers="base case",
        ),
        Claim(
            "axioms-needed",
            "At 2 voters and 3 alternatives dropping any one of the four conditions of "
            "that impossibility leaves a rule.",
            tuple(
                some_rule("set-voting", [c for c in _CONDITIONS if c != d], **_SIZE)
                for d in _CONDITIONS
            ),
        ),
    ),
)
