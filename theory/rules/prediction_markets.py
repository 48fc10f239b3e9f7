"""Market makers: what traders gain who move the prices of outcomes, one by one.

The reports are the prices in the order of the moves, each a tuple of probabilities. A
rule returns for each trader what she gains in each outcome. (Hanson 2003)
"""

import itertools
from fractions import Fraction
from typing import Any

from accord.theory.markets import gains
from accord.theory.rules import rule

Moves = tuple[tuple[Any, ...], ...]
Gains = tuple[tuple[Any, ...], ...]


@rule(
    "prediction-market",
    size={"agents": 2, "outcomes": 2, "values": "grid 4"},
    has="strategyproof strictly-proper",
)
def quadratic_market(
    moves: Moves, *, opening: tuple[Any, ...], liquidity: Any = 1
) -> Gains:
    """Return how much the quadratic score of the new prices is more, for each move."""
    steps = itertools.pairwise((opening, *moves))
    return tuple(gains("quadratic", liquidity, p, q) for p, q in steps)


@rule(
    "prediction-market",
    size={"agents": 2, "outcomes": 2, "values": "inner 4"},
    has="strategyproof strictly-proper",
)
def logarithmic_market(
    moves: Moves, *, opening: tuple[Any, ...], liquidity: Any = 1
) -> Gains:
    """Return the logarithm of how much likelier each move calls the outcome.

    This is the LMSR: a market maker with the cost function b ln(sum of e^(q_i / b)).
    """
    steps = itertools.pairwise((opening, *moves))
    return tuple(gains("logarithmic", liquidity, p, q) for p, q in steps)


@rule(
    "prediction-market",
    size={"agents": 1, "outcomes": 2, "values": "grid 4"},
    lacks="strategyproof strictly-proper",
)
def staked_market(
    moves: Moves,
    *,
    opening: tuple[Any, ...],
    stake: Any = 1,
    target: Any = "9/10",
    liquidity: Any = 1,
) -> Gains:
    """Return the gains of the quadratic market, the first trader's with a stake.

    She gets `stake` besides if the last price of the first outcome is `target` or
    more: a stake in the price itself, outside the market.
    """
    first, *others = quadratic_market(moves, opening=opening, liquidity=liquidity)
    pushed = moves[-1][0] >= Fraction(target)
    return (tuple(x + stake for x in first) if pushed else first, *others)
