"""Hanson 2003: market scoring rules, and where a trader's truth is best.

The claims on repeated play, outside stakes and decisions are of what goes wrong.
"""

from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    holds,
    holds_exactly,
    lie_pays,
)
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.prices import Prices
from accord.theory.profiles import Profile
from accord.theory.properties import prop

_HALF = Fraction(1, 2)
_TENTH = Fraction(1, 10)
# One share of a thing at price p, and a trader who believes in it with b.
SHARE = Prices(
    ("pays",), ("pays",), ("p",), title="one share", where=("0 <= p <= 1, 0 <= b <= 1",)
)
_BELIEF = (Form.unknown("b"), 1 - Form.unknown("b"))
_SELL, _BUY = {"stakes": (-1,)}, {"stakes": (1,)}


def trade_pays(region: str, *, buy: bool = True) -> Part:
    """Return: buying (or selling) one share pays just where this is true."""
    given = {**(_BUY if buy else _SELL), "weights": _BELIEF}
    return holds_exactly(region, SHARE, "bets-pay", given=given, for_which="b,p")


def at_three_fifths(*, buy: bool, gain: Any) -> Part:
    """Return: at belief 1/2 and price 3/5 a share bought or sold gains this much."""
    given = {**(_BUY if buy else _SELL), "weights": (_HALF, _HALF), "amount": gain}
    prices = Prices(("pays",), ("pays",), ("3/5",), title="one share at 3/5")
    return holds(prices, "expected-gain", given=given)


@prop(Mechanism)
def gains_more(
    m: Mechanism, *, belief: tuple[Any, ...], report: tuple[Any, ...]
) -> bool:
    """The only trader, of this belief, gains more by this report than by the truth."""
    true = Profile([belief])
    truth, lie = (m.utility_at(0, true, m(Profile([p]))) for p in (belief, report))
    return bool(lie > truth)


_EVEN, _PUSHED = (_HALF, _HALF), (9 * _TENTH, _TENTH)
_ONE = {"agents": 1, "values": "grid 10"}
_HALVED = {"liquidity": "1/2"}  # of two outcomes the score is then 1 - (p - w)^2
_ACTIONS = {"values": "{2/5,4/5,17/20,9/10,19/20}", "prices": "2/5,17/20"}
_KNOWS = ((9 * _TENTH, Fraction(19, 20)),)


def decision_lie() -> tuple[Part, ...]:
    """Return: who knows 9/10 and 19/20 calls the second action 4/5, and gains."""
    told = (9 * _TENTH, Fraction(4, 5))
    gains = (Fraction(1, 100), Fraction(1, 4))
    return lie_pays("decision-market", 0, _KNOWS, told, gains, **_ACTIONS)


PAPER = Paper(
    "hanson2003",
    "R. Hanson, Combinatorial information market design, Information Systems Frontiers "
    "5 (2003)",
    (
        Claim(
            "mm-1-buy-underpriced",
            "A trader of belief b who buys one share at price p expects b - p, so it "
            "pays to buy exactly what is underpriced, and to sell what is overpriced.",
            (
                holds(
                    SHARE,
                    "expected-gain",
                    given={
                        **_BUY,
                        "weights": _BELIEF,
                        "amount": Form.unknown("b") - Form.unknown("p"),
                    },
                ),
                trade_pays("b > p"),
                trade_pays("b < p", buy=False),
            ),
            covers="whole",
        ),
        Claim(
            "mm-7-one-shot-truthful",
            "A trader who moves once, without outside stake or budget limit, uniquely "
            "maximises by moving the quadratic market to her belief (2 traders in "
            "turn, 2 and 3 outcomes, all real beliefs); so it is with the LMSR "
            "(beliefs above 0 in multiples of 1/4 and 1/5).",
            (
                holds("quadratic-market", "strictly-proper", values="reals"),
                holds(
                    "quadratic-market", "strictly-proper", values="reals", outcomes=3
                ),
                holds("logarithmic-market", "strictly-proper", values="inner 4"),
                holds(
                    "logarithmic-market",
                    "strictly-proper",
                    values="inner 5",
                    outcomes=3,
                    opening="1/2,1/4,1/4",
                ),
            ),
        ),
        Claim(
            "mm-9-outside-stake",
            "Outside stakes break truth: at belief 1/2 pushing the quadratic market to "
            "9/10 costs 4/25, so a larger stake on a price >= 9/10 pays for it, and "
            "only a larger one.",
            (
                *lie_pays(
                    "staked-market",
                    0,
                    (_EVEN,),
                    _PUSHED,
                    (0, Fraction(1, 5) - Fraction(4, 25)),
                    params={"stake": "1/5", **_HALVED},
                    **_ONE,
                ),
                holds_exactly(
                    "s > 4/25",
                    "staked-market",
                    gains_more,
                    params={"stake": "s", **_HALVED},
                    given={"belief": _EVEN, "report": _PUSHED},
                    for_which="s",
                    **_ONE,
                ),
            ),
        ),
        Claim(
            "mm-10-decision-market",
            "Scoring only the chosen action is improper: prices 2/5, 17/20, beliefs "
            "9/10, 19/20: truth earns 1/100, misreporting 4/5 on the second earns 1/4.",
            decision_lie(),
        ),
        Claim(
            "mm-10-weighted-by-chance",
            "A decision market that tries every action with some chance, and divides "
            "the score of the chosen one by it, is strictly proper (2 actions, all "
            "real beliefs, a trial of 1/10).",
            (
                holds(
                    "weighted-decision-market",
                    "strictly-proper",
                    values="0<=reals<=1",
                    prices="2/5,17/20",
                ),
            ),
        ),
    ),
)
