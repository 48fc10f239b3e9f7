"""Bogomolnaia and Moulin 2001: eating objects against drawing lots for them."""

from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    any_lotteries,
    fails,
    fails_at,
    holds,
    implied,
    no_lotteries,
)
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import sd_weakly_prefers
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.specifications import rule_spec

_TWO = {"agents": 2, "objects": 2}
_THREE = {"agents": 3, "objects": 3}
_FOUR = {"agents": 4, "objects": 4}


@prop(Mechanism)
def all_prefer(m: Mechanism, *, profile: Any, shares: Any) -> bool:
    """At `profile` every agent strictly prefers another table of probabilities.

    `shares` has a row of probabilities of the objects for each agent; each object's
    add up to 1. Each row strictly stochastically dominates what the agent gets.
    """
    outcome = m(Profile(profile))
    offered = [Lottery(dict(enumerate(row))) for row in shares]
    pairs = zip(profile, offered, outcome, strict=True)
    return all(sum(column) == 1 for column in zip(*shares, strict=True)) and all(
        row != got and sd_weakly_prefers(order, row, got) for order, row, got in pairs
    )


_A_FIRST, _B_FIRST = (0, 1, 2, 3), (1, 0, 3, 2)
_OPPOSED = (_A_FIRST, _A_FIRST, _B_FIRST, _B_FIRST)
_HALF = Fraction(1, 2)
_AXIOMS = ("sd-efficient", "strongly-sd-strategyproof", "equal-treatment")
_BETTER = ((_HALF, 0, _HALF, 0),) * 2 + ((0, _HALF, 0, _HALF),) * 2


def _profile(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the orders of the agents, each written as the objects from the best."""
    return tuple(tuple(map("abcd".index, order)) for order in text.split())


# At these profiles the properties contradict each other. All orders have b, c, d in
# this turn, and differ in the place of a.
CLASH = tuple(
    map(
        _profile,
        (
            "abcd abcd abcd abcd",
            "abcd bcad abcd abcd",
            "bacd bacd abcd abcd",
            "bacd bacd abcd bacd",
            "bacd bacd bacd bacd",
            "bacd bcad abcd abcd",
            "bacd bcad abcd bacd",
            "bacd bcad bacd bacd",
        ),
    )
)

PAPER = Paper(
    "bogomolnaia-moulin2001",
    "A. Bogomolnaia and H. Moulin, A new solution to the random assignment problem, "
    "Journal of Economic Theory 100 (2001)",
    (
        Claim(
            "serial-strong-two",
            "With 2 agents, 2 objects and strict orders the probabilistic serial rule "
            "is strategyproof in the strong stochastic-dominance sense.",
            (holds("probabilistic-serial", "strongly-sd-strategyproof", **_TWO),),
        ),
        Claim(
            "serial-strong-fails-three",
            "With 3 agents and 3 objects the probabilistic serial rule is not "
            "strategyproof in the strong stochastic-dominance sense.",
            (fails("probabilistic-serial", "strongly-sd-strategyproof", **_THREE),),
        ),
        Claim(
            "serial-weak-three",
            "With 3 agents and 3 objects no agent can reach a lottery that strictly "
            "SD-dominates her truthful one under the probabilistic serial rule.",
            (holds("probabilistic-serial", "weakly-sd-strategyproof", **_THREE),),
        ),
        Claim(
            "serial-efficient-envy-free",
            "With 3 agents and 3 objects the probabilistic serial rule is ordinally "
            "efficient and SD-envy-free at every profile.",
            (
                holds("probabilistic-serial", "sd-efficient", **_THREE),
                holds("probabilistic-serial", "sd-envy-free", **_THREE),
            ),
        ),
        Claim(
            "rsd-strategyproof",
            "With 3 agents and 3 objects random serial dictatorship is strategyproof "
            "in the strong stochastic-dominance sense.",
            (holds("random-priority", "strongly-sd-strategyproof", **_THREE),),
        ),
        Claim(
            "rsd-efficient-three",
            "With 3 agents and 3 objects random serial dictatorship is ordinally "
            "efficient at every profile.",
            (holds("random-priority", "sd-efficient", **_THREE),),
        ),
        Claim(
            "rsd-inefficient-four",
            "With 4 agents and 4 objects random serial dictatorship is not ordinally "
            "efficient: two agents a>b>c>d and two agents b>a>d>c would all rather "
            "have half of their first and half of their third object.",
            (
                fails_at(
                    (_OPPOSED, (0, 1)), "random-priority", "sd-efficient", **_FOUR
                ),
                holds(
                    "random-priority",
                    all_prefer,
                    given={"profile": _OPPOSED, "shares": _BETTER},
                    **_FOUR,
                ),
            ),
        ),
        Claim(
            "three-agents-only-rsd",
            "With 3 agents and 3 objects random serial dictatorship is the only "
            "ordinally efficient random assignment rule that is strategyproof in the "
            "strong stochastic-dominance sense and treats equals equally: every such "
            "rule has its probabilities at all 216 profiles.",
            (
                implied(
                    any_lotteries("assignment", "assignment", **_THREE),
                    _AXIOMS,
                    "same-outcomes",
                    than=rule_spec("random-priority", _THREE),
                ),
            ),
        ),
        Claim(
            "four-agents-impossible",
            "With 4 agents and 4 objects no random assignment rule is ordinally "
            "efficient, strategyproof in the strong stochastic-dominance sense and "
            "treats equals equally: 8 profiles, which differ in the place of one "
            "object, suffice for a contradiction.",
            (
                no_lotteries(
                    any_lotteries("assignment", "assignment", **_FOUR),
                    _AXIOMS,
                    at=CLASH,
                ),
            ),
            covers="base case",
        ),
        Claim(
            "rsd-envy",
            "With 3 agents and 3 objects random serial dictatorship is not "
            "SD-envy-free.",
            (fails("random-priority", "sd-envy-free", **_THREE),),
        ),
    ),
)
