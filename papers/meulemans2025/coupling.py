"""Coupled priors over policies and environments: similarity, and what coupling gains.

Equations 12-14, Remark 3.20 and Proposition 3.21 of the paper.
"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Part, fails, holds
from accord.theory.policies import answers, draws
from accord.theory.universes import Universes

BITS = ("0", "1")
_GAIN = "coupling-gain-is-divergence"


def coupled(
    acts: Sequence[Any],
    shown: Sequence[Any],
    weights: Sequence[Sequence[Any]],
    title: str,
) -> Universes:
    """Return the mixture of policies and environments that draw each bit by itself.

    `acts` are the probabilities of the action 1, `shown` those of the percept 1.
    """
    policies = tuple(
        draws(BITS, BITS, (1 - p, p), f"acts {p}") for p in map(Fraction, acts)
    )
    environments = tuple(
        answers(BITS, BITS, ((1 - p, p),) * 2, f"answers {p}")
        for p in map(Fraction, shown)
    )
    rows = tuple(map(tuple, weights))
    rewards = ((0, 0),) * 2
    return Universes(BITS, BITS, policies, environments, rows, rewards, title=title)


PAIR = coupled(
    ("1/4", "3/4"),
    ("1/4", "3/4"),
    (("4/10", "1/10"), ("1/10", "4/10")),
    "two policies and two environments",
)
TWO_ROUNDS = replace(PAIR, rounds=2)
UNSEEN = coupled(
    ("1/4", "3/4", "1/2"),
    ("1/4", "3/4"),
    (("1/4", "1/12"), ("1/4", "1/12"), (0, "1/3")),
    "a coupling that one round does not show",
)


def _value(m: Universes, digits: str, of: str = "rho") -> Part:
    """Return the part that a divergence is this number when it is rounded."""
    half = Fraction(1, 2 * 10 ** len(digits.partition(".")[2]))
    ends = (Fraction(digits) - half, Fraction(digits) + half)
    return holds(m, "coupling-divergence-between", given={"between": ends, "of": of})


CLAIMS = (
    Claim(
        "prop-3.21-as-printed",
        "In the two-by-two class of policies and environments with chances 1/4 and 3/4 "
        "the expected difference of losses, L(rho_d) - L(rho), is KL(rho_d||rho), as "
        "Proposition 3.21 prints it (chances as in section 3.4).",
        (holds(PAIR, _GAIN, given={"of": "rho-d"}),),
        expected="REFUTED",
    ),
    Claim(
        "prop-3.21-correct",
        "The expected difference of losses is KL(rho||rho_d): .0112926 (rounded) after "
        "one round of that class, where the printed order has .0113785, and .0295532 "
        "after two, where it has .0311583.",
        (
            holds(TWO_ROUNDS, _GAIN),
            fails(TWO_ROUNDS, _GAIN, given={"of": "rho-d"}),
            _value(PAIR, ".0112926"),
            _value(TWO_ROUNDS, ".0295532"),
            _value(PAIR, ".0113785", "rho-d"),
            _value(TWO_ROUNDS, ".0311583", "rho-d"),
            holds(PAIR, "coupled", given={"ratio": Fraction(8, 5)}),
        ),
    ),
    Claim(
        "prop-3.21-sign",
        "The expected difference of losses in Proposition 3.21 is never negative (that "
        "class and the one of Remark 3.20, as in section 3.4; one and two rounds).",
        (
            holds(TWO_ROUNDS, "coupling-never-loses"),
            holds(replace(UNSEEN, rounds=2), "coupling-never-loses"),
        ),
    ),
    Claim(
        "rem-3.20",
        "A coupled prior need not predict otherwise: with 3 policies, 2 environments "
        "and the weights 1/4,1/12;1/4,1/12;0,1/3 the similarity is positive (largest "
        "ratio 2), yet rho = rho_d for one round; after two they differ.",
        (
            holds(UNSEEN, "coupled", given={"ratio": 2}),
            holds(UNSEEN, "decoupling-changes-nothing"),
            fails(replace(UNSEEN, rounds=2), "decoupling-changes-nothing"),
        ),
    ),
)
