"""de Finetti 1937: prices of bets are coherent iff they are probabilities."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, fails_at, holds, holds_exactly
from accord.theory.prices import Prices

_TWO = ("phi", "psi")
_SENTENCES = (*_TWO, "phi and psi")
_TENTH = Fraction(1, 10)


def on_two(*prices: object, where: tuple[str, ...] | None = None) -> Prices:
    """Return prices of two propositions and of their conjunction."""
    return Prices(_TWO, _SENTENCES, prices, title="two and both", where=where)


SELL_BOTH = Prices(("phi",), ("phi", "not phi"), ("3/5", "3/5"), title="both at 3/5")
FRECHET = on_two("7/10", "7/10", "3/10")
EDGE = on_two("7/10", "7/10", "2/5")
INSIDE = on_two("7/10", "7/10", "1/2")
FREE = Prices(("phi",), ("phi",), (0,), title="phi for nothing")
_WEIGHTS = (Fraction(2, 5), 3 * _TENTH, 3 * _TENTH, 0)
_POSITIVE = (5 * _TENTH, 2 * _TENTH, 2 * _TENTH, _TENTH)


PAPER = Paper(
    "definetti1937",
    "B. de Finetti, La prévision: ses lois logiques, ses sources subjectives, Annales "
    "de l'Institut Henri Poincaré 7 (1937)",
    (
        Claim(
            "df-1-sell-both",
            "Prices 3/5 on a proposition and 3/5 on its negation are not coherent: "
            "whoever sells both gains 1/5 in each world, and no stakes from -1 to 1 "
            "gain more for sure.",
            (
                fails_at(((-1, -1), 2 * _TENTH), SELL_BOTH, "coherent"),
                holds(
                    SELL_BOTH,
                    "largest-book",
                    given={"book": (-1, -1), "most": 2 * _TENTH},
                ),
            ),
        ),
        Claim(
            "df-2-frechet",
            "Prices 7/10, 7/10 and 3/10 for phi, psi and their conjunction are not "
            "coherent: stakes (-1,-1,1) gain 1/10 in every world. At 7/10 and 7/10 "
            "exactly the prices from 2/5 to 7/10 of the conjunction are.",
            (
                fails_at(((-1, -1, 1), _TENTH), FRECHET, "coherent"),
                holds(
                    FRECHET,
                    "largest-book",
                    given={"book": (-1, -1, 1), "most": _TENTH},
                ),
                holds_exactly(
                    "2/5 <= r, r <= 7/10",
                    on_two("7/10", "7/10", "r", where=()),
                    "coherent",
                    for_which="r",
                ),
            ),
        ),
        Claim(
            "df-3-coherent",
            "With 2/5 for the conjunction they are coherent, with weights 2/5, 3/10, "
            "3/10, 0 on the four worlds.",
            (
                holds(EDGE, "coherent"),
                holds(EDGE, "has-weights", given={"weights": _WEIGHTS}),
            ),
        ),
        Claim(
            "df-4-weak-arbitrage",
            "Price 0 for a possible proposition is coherent, yet whoever buys it never "
            "loses and sometimes gains.",
            (
                holds(FREE, "coherent"),
                fails_at(((1,),), FREE, "no-weak-arbitrage"),
            ),
        ),
        Claim(
            "df-4-strict",
            "Three prices on two propositions allow no weak arbitrage iff a strictly "
            "positive measure on the worlds gives them: with 1/2 for the conjunction "
            "there is one, with 2/5 and with 3/10 there is none; nor is there for "
            "price 0, or for 3/5 and 3/5.",
            (
                holds(INSIDE, "no-weak-arbitrage"),
                fails_at((_POSITIVE,), INSIDE, "no-positive-measure"),
                *(
                    part
                    for prices in (EDGE, FRECHET, FREE, SELL_BOTH)
                    for part in (
                        fails(prices, "no-weak-arbitrage"),
                        holds(prices, "no-positive-measure"),
                    )
                ),
            ),
        ),
        Claim(
            "df-measures-are-coherent",
            "Prices that some weights on the worlds give are coherent, whatever the "
            "weights (two propositions and their conjunction, all real weights).",
            (
                holds(
                    on_two(
                        *("w1 + w2", "w1 + w3", "w1"),
                        where=("w1 >= 0, w2 >= 0, w3 >= 0, w1 + w2 + w3 <= 1",),
                    ),
                    "coherent",
                ),
            ),
            covers="base case",
        ),
    ),
)
