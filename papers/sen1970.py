"""Sen 1970: a Paretian cannot be a liberal."""

import itertools
from typing import Any

from accord.papers.claim import Axioms, Claim, Paper, Part, no_rule, some_rule

_SIZE: dict[str, Any] = {"agents": 2, "alternatives": 3, "society": "acyclic"}
_PAIRS = ((0, 1), (0, 2), (1, 2))
_CONFLICTS = (((1, 0, 2), (0, 2, 1)), ((2, 0, 1), (1, 2, 0)))
_ORDERS = tuple(itertools.permutations(range(3)))
_OTHERS = [p for p in itertools.product(_ORDERS, repeat=2) if p not in _CONFLICTS]


def _liberal(first: tuple[int, int], second: tuple[int, int]) -> Axioms:
    """Return the axioms: Pareto, and each agent decisive over her pair."""
    return (
        "weakly-paretian",
        ("decisive-pair", {"agent": 0, "pair": first}),
        ("decisive-pair", {"agent": 1, "pair": second}),
    )


def _conflicts() -> tuple[Part, ...]:
    axioms = _liberal((0, 1), (1, 2))
    each = (no_rule("welfare", axioms, profiles=(p,), **_SIZE) for p in _CONFLICTS)
    return (*each, some_rule("welfare", axioms, profiles=_OTHERS, **_SIZE))


PAPER = Paper(
    "sen1970",
    "A. K. Sen, The impossibility of a Paretian liberal, "
    "Journal of Political Economy 78 (1970)",
    (
        Claim(
            "liberal-conflict",
            "With 2 agents, 3 alternatives, agent 1 decisive on {0,1} and agent 2 on "
            "{1,2}, exactly 2 of 36 profiles contradict Pareto with acyclicity: "
            "(1>0>2, 0>2>1) and (2>0>1, 1>2>0).",
            _conflicts(),
            covers="base case",
        ),
        Claim(
            "liberal-rule-impossible",
            "With 2 agents and 3 alternatives no acyclic social preference satisfies "
            "Pareto and gives each agent decisiveness over one pair.",
            tuple(
                no_rule("welfare", _liberal(first, second), **_SIZE)
                for first in _PAIRS
                for second in _PAIRS
            ),
            covers="base case",
        ),
        Claim(
            "one-liberal-possible",
            "With 2 agents and 3 alternatives some acyclic social preference satisfies "
            "Pareto and gives one agent decisiveness over one pair.",
            (some_rule("welfare", _liberal((0, 1), (1, 2))[:2], **_SIZE),),
        ),
    ),
)
