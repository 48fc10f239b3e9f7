"""Mongin 1995: where beliefs differ, no society with a belief respects its members."""

import itertools
from collections.abc import Sequence
from fractions import Fraction

from accord.papers.claim import Claim, Paper, holds
from accord.theory.aggregation import Aggregation

# An act says who gets the cake on heads and on tails: 1, 2 or nobody ("-").
NINE = tuple("".join(act) for act in itertools.product("12-", repeat=2))
FIVE = ("1-", "-1", "2-", "-2", "--")
_WORTH = {"1": "x", "2": "y", "-": "z"}


def acts(
    chosen: Sequence[str],
    beliefs: Sequence[Fraction] = (Fraction(9, 10), Fraction(1, 10)),
) -> Aggregation:
    """Return these acts, for two people with these beliefs in heads, and a society.

    Each wants the cake: her utility of an act is her probability of getting it. Society
    has a belief p and utilities x, y, z of the cake going to 1, to 2 and to nobody.
    """
    rows = []
    for person, belief in zip("12", beliefs, strict=True):
        heads, tails = belief, 1 - belief
        rows.append(
            tuple(heads * (a[0] == person) + tails * (a[1] == person) for a in chosen)
        )
    pairs = [(_WORTH[act[0]], _WORTH[act[1]]) for act in chosen]
    society = tuple(f"p*{heads} + {tails} - p*{tails}" for heads, tails in pairs)
    names = tuple(f"heads {act[0]}, tails {act[1]}" for act in chosen)
    return Aggregation(("1", "2"), names, tuple(rows), society, "acts", where=())


_SAME = (Fraction(9, 10), Fraction(9, 10))
_SHARED = acts(NINE, _SAME).at({"p": Fraction(9, 10), "x": 1, "y": 1, "z": 0})

PAPER = Paper(
    "mongin1995",
    "P. Mongin, Consistent Bayesian aggregation, Journal of Economic Theory 66 (1995)",
    (
        Claim(
            "differing-beliefs",
            "With beliefs 9/10 and 1/10 in heads and a cake that goes to 1, to 2 or to "
            "nobody, no expected-utility society with a single belief is strongly "
            "Pareto over all acts: whatever its belief and its utilities.",
            (holds(acts(NINE), "violates-strong-pareto"),),
        ),
        Claim(
            "five-acts-suffice",
            "Of these 9 acts already 5 leave no such society: the cake to 1 on one "
            "side of the coin alone, to 2 on one side alone, or to nobody at all.",
            (holds(acts(FIVE), "violates-strong-pareto"),),
        ),
        Claim(
            "same-beliefs",
            "With the belief 9/10 shared by both and by society, the sum of their "
            "utilities is strongly Pareto over all acts and lotteries over them.",
            (
                holds(_SHARED, "strong-pareto"),
                holds(_SHARED, "weighted-sum", given={"weights": (1, 1)}),
            ),
        ),
        Claim(
            "general-theorem",
            "In Savage's framework with differing beliefs and independent utilities "
            "only dictatorial aggregation satisfies Pareto.",
            covers="cited",
            reason="Savage's framework has infinitely many states",
        ),
    ),
)
