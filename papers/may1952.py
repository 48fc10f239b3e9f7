"""May 1952: what characterises majority between two alternatives."""

from typing import Any

from accord.papers.claim import Claim, Paper, no_rule, rules_number
from accord.theory.specifications import rule_spec

_AXIOMS = ("anonymous", "neutral", "positively-responsive")
_TIES: dict[str, Any] = {"alternatives": 2, "ballots": "weak", "society": "weak"}

PAPER = Paper(
    "may1952",
    "K. O. May, A set of independent necessary and sufficient conditions for simple "
    "majority decision, Econometrica 20 (1952)",
    (
        Claim(
            "majority-characterised",
            "With two alternatives, ties allowed and 2 to 4 voters who may be "
            "indifferent, majority is the only anonymous, neutral, positively "
            "responsive rule.",
            tuple(
                rules_number(
                    1,
                    "welfare",
                    _AXIOMS,
                    named=[rule_spec("majority-order", {**_TIES, "agents": voters})],
                    agents=voters,
                    **_TIES,
                )
                for voters in (2, 3, 4)
            ),
        ),
        Claim(
            "forced-winner-even",
            "With two alternatives and 2 voters of strict preference no anonymous and "
            "neutral rule always names one winner.",
            (no_rule("voting", ("anonymous", "neutral"), agents=2, alternatives=2),),
        ),
    ),
)
