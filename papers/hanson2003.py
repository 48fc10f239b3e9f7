"""Hanson 2003: market scoring rules, and where a trader's truth is best.

The claims on repeated play, outside stakes and decisions are of what goes wrong.
"""

from fractions import Fraction
from typing import Any

from accord.papers.claim import (
    Claim,
    Paper,
    Part,
    fails_at,
    holds,
    holds_exactly,
    lie_pays,
)
from accord.theory.forms import Form
from accord.theory.information_markets import Market
from accord.theory.logarithms import ln
from accord.theory.market_makers import MarketMaker
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


AT_THREE_FIFTHS = Prices(("pays",), ("pays",), ("3/5",), title="one share at 3/5")
EVEN_CHANCE = {"weights": (_HALF, _HALF)}


def at_three_fifths(*, buy: bool, gain: Any) -> Part:
    """Return: at belief 1/2 and price 3/5 a share bought or sold gains this much."""
    given = {**(_BUY if buy else _SELL), **EVEN_CHANCE, "amount": gain}
    return holds(AT_THREE_FIFTHS, "expected-gain", given=given)


def pays_at_three_fifths(*, buy: bool) -> Part:
    """Return: at belief 1/2 it pays to buy, or to sell, one share at 3/5."""
    given = {**(_BUY if buy else _SELL), **EVEN_CHANCE}
    return holds(AT_THREE_FIFTHS, "bets-pay", given=given)


@prop(Mechanism)
def gains_more(
    m: Mechanism, *, belief: tuple[Any, ...], report: tuple[Any, ...]
) -> bool:
    """The only trader, of this belief, gains more by this report than by the truth."""
    true = Profile([belief])
    truth, lie = (m.utility_at(0, true, m(Profile([p]))) for p in (belief, report))
    return bool(lie > truth)


@prop(MarketMaker, forall=("state",))
def misses_its_bound(m: MarketMaker, state: tuple[int, ...]) -> bool:
    """In outcome i the loss is b ln(1/p_0,i) less b ln(1/p_i), which is above 0.

    It goes to 0 as the price of i goes to 1: so the bound is the least one.
    """
    rows = zip(m.lost(state), m.opening, m.prices(state), strict=True)
    return all(
        bool(
            m.liquidity * ln(1 / Fraction(start)) - lost == m.liquidity * ln(1 / p) > 0
        )
        for lost, start, p in rows
    )


@prop(MarketMaker, forall=("state", "second_state"))
def pays_log_ratio(m: MarketMaker, state: Any, second_state: Any) -> bool:
    """Shares less cost come to b ln(p'_i / p_i) in outcome i, all logarithms apart.

    The price p_i is u_i / U, with the sum U of all u_j: ln p_i = ln u_i - ln U.
    """

    def score(u: Any) -> list[Any]:
        return [m.log(x) - m.log(sum(u)) for x in u]

    scores = score(second_state), score(state)
    rows = zip(m.payoff(state, second_state), *scores, strict=True)
    return all(bool(paid == now - before) for paid, now, before in rows)


@prop(MarketMaker, forall=("state",))
def bundle_costs(m: MarketMaker, state: Any, *, factor: Any) -> bool:
    """C(q + c 1) = C(q) + c, with c = b ln(factor)."""
    after = tuple(factor * u for u in state)
    return bool(m.charge(state, after) == m.log(factor))


@prop(MarketMaker, forall=("state",), cites="a larger number has a larger logarithm")
def misses_its_bound_everywhere(m: MarketMaker, state: Any) -> bool:
    """The loss in outcome i is b ln(1/p_0,i) less b (ln U - ln u_i), and u_i < U."""
    total = sum(state)
    rows = zip(m.lost(state), m.opening, state, strict=True)
    return all(
        bool(m.log(1 / Fraction(start)) - lost == m.log(total) - m.log(u))
        and bool(u < total)
        for lost, start, u in rows
    )


ALL_STATES = (
    MarketMaker("logarithmic", 2, 2, steps=None),
    MarketMaker("logarithmic", 3, 2, steps=None),
    MarketMaker("logarithmic", 3, Fraction(1, 2), "1/2,1/4,1/4", None),
)
LMSR = (
    MarketMaker("logarithmic", 2, 2, steps=4),
    MarketMaker("logarithmic", 3, 2, steps=3),
)
UNEVEN = MarketMaker("logarithmic", 2, 1, "1/4,3/4", 5)


def bits(moves: str, maker: str = "quadratic") -> Market:
    """Return a market on "x and y", two fair bits, of Alice (x) and Bob (y)."""
    states = ("00", "01", "10", "11")
    return Market(
        ("Alice", "Bob"),
        states,
        (Fraction(1, 4),) * 4,
        ("x and y", "not both"),
        (1, 1, 1, 0),
        (tuple(f"x={s[0]}" for s in states), tuple(f"y={s[1]}" for s in states)),
        tuple("AB".index(letter) for letter in moves),
        maker,
        _HALF,
        title="two bits",
    )


TWICE = bits("ABA")


def bluff(signal: str, pretended: str, amount: Any, m: Market = TWICE) -> Part:
    """Return: Alice, who sees this and acts as if that, expects this amount."""
    given = {"signal": signal, "pretended": pretended, "amount": amount}
    return holds(m, "earns-by-telling", given={"trader": "Alice", **given})


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
            "mm-2-lmsr-is-log-rule",
            "The payoff of moving an LMSR from q to q' is b ln(p'_i/p_i) in outcome i "
            "(2 and 3 outcomes, b = 2, e^(q_i/b) whole numbers up to 4 and 3).",
            tuple(holds(m, "pays-log-score") for m in LMSR),
        ),
        Claim(
            "mm-3-translation",
            "For the LMSR with 2 and 3 outcomes the gradient of the cost is the price: "
            "a trade costs at least its shares at the old prices and at most at the "
            "new ones. And C(q+c1) = C(q)+c, with c = b ln 3.",
            tuple(
                part
                for m in LMSR
                for part in (
                    holds(m, "price-is-marginal"),
                    holds(m, "no-riskless-cash", given={"factor": 3}),
                )
            ),
        ),
        Claim(
            "mm-lmsr-all-states",
            "For all real shares of 2 and of 3 outcomes the LMSR pays b ln(p'_i/p_i), "
            "charges c for c shares of each outcome (c = b ln 3 and b ln(1/7)) and the "
            "same in two pieces as in one, and misses the bound on its loss, which is "
            "b ln(1/p_0,i), by b ln(1/p_i).",
            tuple(
                part
                for m in ALL_STATES
                for part in (
                    holds(m, pays_log_ratio),
                    holds(m, bundle_costs, given={"factor": 3}),
                    holds(m, bundle_costs, given={"factor": Fraction(1, 7)}),
                    holds(m, "path-independent"),
                    holds(m, misses_its_bound_everywhere),
                )
            ),
            covers="base case",
        ),
        Claim(
            "mm-4-path-independent",
            "With any cost function the total charge depends only on the end points, "
            "so a round trip costs 0; so it is with the quadratic score (all real "
            "prices) and the LMSR.",
            (
                holds(MarketMaker("any-cost"), "path-independent"),
                holds(MarketMaker("quadratic", 3), "path-independent"),
                holds(MarketMaker("logarithmic"), "path-independent"),
            ),
            covers="whole",
        ),
        Claim(
            "mm-4-average-price-not",
            "A maker that charges the mean of start and end price is not path "
            "independent: splitting a trade in two changes the total.",
            (
                fails_at(
                    ((1, 1), (1, 2), (1, 3)),
                    MarketMaker("average-price"),
                    "path-independent",
                ),
            ),
        ),
        Claim(
            "mm-5-lmsr-loss",
            "The LMSR loses at most b ln(1/p_0,i) in outcome i, so b ln n from a "
            "uniform start, a bound never attained (n = 2, 3): it is missed by b "
            "ln(1/p_i).",
            (
                *(
                    holds(
                        m,
                        "loses-less-than",
                        given={"most": m.liquidity, "logarithm_of": m.outcomes},
                    )
                    for m in LMSR
                ),
                *(holds(m, misses_its_bound) for m in (*LMSR, UNEVEN)),
            ),
        ),
        Claim(
            "mm-6-quadratic-loss",
            "The quadratic market scoring rule from a uniform start loses at most 1 - "
            "1/n (n = 2, 3, 4; all real prices), and as much where it ends at 1.",
            tuple(
                part
                for n in (2, 3, 4)
                for part in (
                    holds(
                        MarketMaker("quadratic", n),
                        "loses-at-most",
                        given={"most": 1 - Fraction(1, n)},
                    ),
                    fails_at(
                        ((1, *(0,) * (n - 1)),),
                        MarketMaker("quadratic", n),
                        "loses-less-than",
                        given={"most": 1 - Fraction(1, n)},
                    ),
                )
            ),
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
            "mm-8-bluffing-pays",
            "Truth is no equilibrium if a trader moves twice: with w = x and y, order "
            "A, B, A and the quadratic rule bluffing at x=0 earns 5/16 instead of "
            "1/16; with the logarithmic rule more than any number. At x=1 nothing is "
            "gained, and who moves once has no time to bluff.",
            (
                fails_at((0, "x=0", "x=1"), TWICE, "bluffing-never-pays"),
                bluff("x=0", "x=0", Fraction(1, 16)),
                bluff("x=0", "x=1", Fraction(5, 16)),
                bluff("x=1", "x=1", Fraction(1, 16)),
                bluff("x=1", "x=0", Fraction(1, 16)),
                bluff("x=0", "x=1", "infinity", m=bits("ABA", "logarithmic")),
                holds(bits("AB"), "bluffing-never-pays"),
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
