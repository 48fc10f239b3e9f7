"""Markets for beliefs: what a trader does well to buy, and where truth is best."""

from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, fails_at, holds
from accord.papers.definetti1937 import on_two
from accord.papers.hanson2003 import (
    TWICE,
    at_three_fifths,
    bits,
    pays_at_three_fifths,
    trade_pays,
)
from accord.papers.neyman_roughgarden2023 import confidence_lie, wants_the_mean
from accord.theory.prices import Prices, are_probabilities, reproduces
from accord.theory.properties import prop

_TENTH = Fraction(1, 10)
# Of two propositions and both: what to stake where the price of both is above that of
# a part, or below what the prices of the parts leave it.
_BOOKS = ((1, 0, -1), (0, 1, -1), (-1, -1, 1))


@prop(Prices)
def weights_or_a_book(p: Prices) -> bool:
    """Weights on the four worlds give the prices, or one of three books gains.

    The weights can only be those of both, of the first alone, of the second alone, and
    of neither, as the prices say.
    """
    first, second, both = p.prices
    weights = (both, first - both, second - both, 1 - first - second + both)
    if are_probabilities(weights) and reproduces(p, weights):
        return True
    return any(all(bool(won > 0) for won in p.gains(book)) for book in _BOOKS)


ALL_PRICES = on_two("p", "q", "r", where=("0 <= p <= 1, 0 <= q <= 1, 0 <= r <= 1",))
ALL_WEIGHTS = on_two(
    *("w1 + w2", "w1 + w3", "w1"),
    where=("w1 >= 0, w2 >= 0, w3 >= 0, w1 + w2 + w3 <= 1",),
)
_REALS: dict[str, Any] = {"values": "reals"}

CLAIMS = (
    Claim(
        "mm-1-over-under-as-printed",
        "Traders do well to buy shares they think are overpriced and to sell shares "
        "they think are underpriced, as printed: so buying at 3/5 would pay at belief "
        "1/2, and at all real prices p and beliefs b with p > b.",
        (
            pays_at_three_fifths(buy=True),
            trade_pays("p > b"),
            trade_pays("p < b", buy=False),
        ),
        expected="REFUTED",
    ),
    Claim(
        "mm-1-over-under-repaired",
        "Buying gains exactly when the share is underpriced in the buyer's eyes, and "
        "selling when it is overpriced: belief 1/2 at price 3/5 loses 1/10 by buying "
        "and gains 1/10 by selling.",
        (
            trade_pays("p < b"),
            trade_pays("p > b", buy=False),
            at_three_fifths(buy=True, gain=-_TENTH),
            at_three_fifths(buy=False, gain=_TENTH),
        ),
        covers="whole",
    ),
    Claim(
        "averaging-not-ic",
        "Precision-weighted averaging with confidence-proportional credit is not "
        "incentive compatible (confidence 3 for 1 pays 9/16 instead of 3/8).",
        confidence_lie(),
    ),
    Claim(
        "proper-elicitation",
        "There are incentive-compatible ways to elicit predictions: paying each her "
        "own strictly proper score is truthful (the quadratic one, all real beliefs; "
        "the logarithmic one, beliefs in multiples of 1/10).",
        (
            holds("own-score", "strictly-proper", values="0<=reals<=1"),
            holds("logarithmic-score", "strictly-proper", values="grid 10"),
        ),
    ),
    Claim(
        "market-ic-unqualified",
        "A prediction market is incentive compatible also for a trader who moves "
        "twice.",
        (holds(TWICE, "bluffing-never-pays"),),
        expected="REFUTED",
    ),
    Claim(
        "market-ic-one-shot",
        "A prediction market is incentive compatible for a trader who moves once and "
        "has no outside stake (quadratic, 2 and 3 outcomes, all real beliefs).",
        (
            holds("quadratic-market", "strictly-proper", **_REALS),
            holds("quadratic-market", "strictly-proper", outcomes=3, **_REALS),
            holds(bits("AB"), "bluffing-never-pays"),
        ),
    ),
    Claim(
        "arbitrage-inconsistency",
        "Every incoherent price vector on two propositions and their conjunction "
        "offers a sure gain, and every coherent one offers none (all real prices from "
        "0 to 1, all real weights).",
        (
            holds(ALL_PRICES, weights_or_a_book),
            holds(ALL_WEIGHTS, "coherent"),
            fails_at(((-1, -1, 1), _TENTH), on_two("7/10", "7/10", "3/10"), "coherent"),
        ),
    ),
    Claim(
        "values-average-not-ic",
        "Averaging reported evaluations by claimed precision is manipulable: wanting "
        "the average at one's own value, value 1/2 against 9/10 reports 1/10.",
        wants_the_mean(),
    ),
)
