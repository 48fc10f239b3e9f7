"""Satterthwaite 1975: onto, strategyproof and nondictatorial do not go together."""

from typing import Any

from accord.papers.claim import Claim, Paper, Part, fails, holds, no_rule, rules_number
from accord.theory.specifications import rule_spec

_SMALL: dict[str, Any] = {"agents": 3, "alternatives": 3}
_TWO: dict[str, Any] = {"agents": 2, "alternatives": 3}
_FOUR: dict[str, Any] = {"agents": 2, "alternatives": 4}
_THEOREM = ("strategyproof", "onto", "nondictatorial")
_DICTATORS = [rule_spec("dictatorship", _TWO, {"dictator": i}) for i in range(2)]

RULES = (
    "plurality",
    "anti-plurality",
    "borda",
    "scoring",
    "plurality-with-runoff",
    "instant-runoff",
    "instant-runoff-all-tied",
    "coombs",
    "bucklin",
    "nanson",
    "copeland",
    "minimax",
    "ranked-pairs",
    "schulze",
    "kemeny",
    "black",
    "delegation",
)


def _caught(rule: str) -> tuple[Part, ...]:
    """Return the parts: it meets the premises of the theorem, and is manipulable."""
    return (
        holds(rule, "onto", **_SMALL),
        holds(rule, "nondictatorial", **_SMALL),
        fails(rule, "strategyproof", **_SMALL),
    )


PAPER = Paper(
    "satterthwaite1975",
    "M. A. Satterthwaite, Strategy-proofness and Arrow's conditions: existence and "
    "correspondence theorems for voting procedures and social welfare functions, "
    "Journal of Economic Theory 10 (1975)",
    (
        Claim(
            "library-rules-manipulable",
            "Each scoring, runoff and Condorcet rule of the library, and delegation, "
            "is onto and nondictatorial, and is manipulable, with 3 voters, 3 "
            "alternatives and lexicographic ties.",
            tuple(part for rule in RULES for part in _caught(rule)),
        ),
        Claim(
            "two-alternatives-escape",
            "Two alternatives are no instance of the theorem: majority between two "
            "(3 voters) is onto, nondictatorial and strategyproof.",
            tuple(
                holds("majority-of-two", name, agents=3, alternatives=2)
                for name in ("onto", "nondictatorial", "strategyproof")
            ),
        ),
        Claim(
            "vo-2-base-2-3",
            "With 2 voters and 3 alternatives no rule on all strict profiles is onto, "
            "strategyproof and nondictatorial: with full range only the 2 "
            "dictatorships are left.",
            (
                no_rule("voting", _THEOREM, **_TWO),
                rules_number(
                    2, "voting", ("strategyproof", "onto"), named=_DICTATORS, **_TWO
                ),
            ),
            covers="base case",
        ),
        Claim(
            "base-3-3",
            "With 3 voters and 3 alternatives no rule on all strict profiles is onto, "
            "strategyproof and nondictatorial.",
            (no_rule("voting", _THEOREM, **_SMALL),),
            covers="base case",
        ),
        Claim(
            "base-2-4",
            "With 2 voters and 4 alternatives no rule on all 576 strict profiles is "
            "onto, strategyproof and nondictatorial (163,014 clauses suffice).",
            (no_rule("voting", _THEOREM, **_FOUR),),
            covers="base case",
        ),
        Claim(
            "lifting",
            "From the base cases the theorem follows for every number of voters >= 2 "
            "and of alternatives >= 3 by induction.",
            covers="cited",
            reason="an induction over all sizes; the base cases are checked",
        ),
    ),
)
