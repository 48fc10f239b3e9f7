"""Garrabrant and others 2016: a market's fixed points, and what holds on each day.

What is said of the limit is cited; what is certified are the inequalities of the proofs
on finitely many days.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.papers.claim import Claim, Paper, fails, fails_at, holds
from accord.theory.algebraic import Field
from accord.theory.box_demands import BoxDemands
from accord.theory.expressions import read_form
from accord.theory.properties import prop
from accord.theory.trading_days import (
    TradingDays,
    World,
    amounts,
    factor_on,
    value,
)

_F = Fraction
_HALF = _F(1, 2)
ROOT_HALF = Field((-1, 0, 2), _F(0), _F(1)).generator
DAYS = 6


def market(*demands: str, where: tuple[str, ...] | None = None) -> BoxDemands:
    """Return a market of one or two sentences, with these demands at prices p, q."""
    return BoxDemands(("p", "q")[: len(demands)], demands, "the market", where)


# Of a sentence and of its negation, priced apart, whoever wants 3/5 - p buys both. An
# arbitrage trader of strength K buys both where their prices sum to less than 1.
APART = market("3/5 - p", "3/5 - q")
_ARBITRAGE = ("3/5 - p + K*(1 - p - q)", "3/5 - q + K*(1 - p - q)")
_STRONG = ("K >= 0", "x + 2*K*x == 3/5 + K")
_STRONGER = (*_STRONG, "L > K", "y + 2*L*y == 3/5 + L")
_X, _Y = (read_form("x"),) * 2, (read_form("y"),) * 2


@prop(BoxDemands)
def excess(d: BoxDemands, *, point: Sequence[Any], times: Any, number: Any) -> bool:
    """The sum of the prices is above 1 by a number, after both are multiplied."""
    total: Any = sum(point)
    return bool((total - 1) * times == number)


@prop(BoxDemands)
def more_excess(d: BoxDemands, *, point: Sequence[Any], other: Sequence[Any]) -> bool:
    """The prices of the first point sum to more than those of the other."""
    return bool(sum(point) > sum(other))


def trading(
    traders: Mapping[str, Sequence[str]],
    prices: Sequence[Any] = (),
    known: tuple[str, ...] = (),
    atoms: tuple[str, ...] = ("phi",),
) -> TradingDays:
    """Return days on which traders trade the sentence phi at these prices."""
    days = len(next(iter(traders.values())))
    trades = tuple(tuple((text,) for text in own) for own in traders.values())
    facts = (known,) + ((),) * (days - 1)
    rows = tuple((p,) for p in prices)
    return TradingDays(
        *(atoms, ("phi",), ("phi",), facts, tuple(traders), trades, rows),
        title="the market",
    )


# Four traders, in their own order: one always buys, one sells, one thinks that phi has
# the chance 1/2, and one follows how the price moved.
FOUR = {
    "buyer": ("1",) * DAYS,
    "seller": ("-2",) * DAYS,
    "sceptic": ("3*(1/2 - phi)",) * DAYS,
    "follower": (
        *("0", "0", "0"),
        *(
            f"4*(phi[{n - 1}] - phi[{n - 2}])/max(1, 2*phi[{n - 1}])"
            for n in range(4, DAYS + 1)
        ),
    ),
}
# The first prices k/2^j that the market maker's rule admits, one a day.
SIX_DAYS = trading(FOUR, (0, 0, 1, 1, _HALF, _HALF))
ALWAYS = trading({"buyer": ("1",) * DAYS}, (1,) * DAYS)
OPPOSED = trading({"trader 1": ("1", "1"), "trader 2": ("-1", "-1")}, (_HALF, _HALF))
FALSE, TRUE = (0,), (1,)


def buys_ten(price: Any) -> TradingDays:
    """Return a day on which one buys 10 of phi, knowing that phi or psi is true."""
    return trading({"buyer": ("10",)}, (price,), ("phi or psi",), ("phi", "psi"))


@prop(TradingDays)
def has(m: TradingDays, *, trader: int, day: int, world: World, number: Any) -> bool:
    """By the end of a day a trader has this number in a world."""
    return bool(value(m, trader, day, world) == number)


@prop(TradingDays, forall=("day",))
def scaled_by(
    m: TradingDays, day: int, *, trader: int, budget: int, factors: Sequence[Any]
) -> bool:
    """On a budget the trades of a trader are scaled by these factors, day by day."""
    return bool(factor_on(m, trader, budget, day) == factors[day - 1])


@prop(TradingDays, forall=("day",))
def buys(m: TradingDays, day: int, *, trader: int, shares: Any) -> bool:
    """On each day the trader buys this many shares of the first sentence."""
    return bool(amounts(m, trader, day, m.prices[day - 1])[0] == shares)


def _points(*points: tuple[Any, ...]) -> dict[str, Any]:
    return {"points": points}


def _factor(factor: Fraction | int) -> dict[str, Any]:
    return {"trader": 0, "budget": 2, "factors": (factor,)}


_BETWEEN = {"least": -6, "most": 6}

PAPER = Paper(
    "garrabrant2016",
    "S. Garrabrant, T. Benson-Tilsen, A. Critch, N. Soares and J. Taylor, Logical "
    "induction, arXiv 1609.03543 (2016)",
    (
        Claim(
            "li-1-box-complementarity",
            "For 2 sentences, whatever the demands and the prices, no world profits "
            "from the day's trade iff every price with positive demand is 1 and every "
            "price with negative demand is 0 (symbolic).",
            (holds(market("a", "b", where=()), "worlds-iff-fixed"),),
        ),
        Claim(
            "li-2-unique-third",
            "The demand 1-3p on one sentence has exactly one fixed point, the price "
            "1/3.",
            (holds(market("1 - 3*p"), "all-fixed-points", given=_points((_F(1, 3),))),),
        ),
        Claim(
            "li-3-two-fixed-points",
            "The demand p on one sentence has exactly the fixed points 0 and 1, so the "
            "market maker's choice is not unique.",
            (
                holds(market("p"), "all-fixed-points", given=_points((0,), (1,))),
                fails(market("p"), "all-fixed-points", given=_points((0,))),
            ),
        ),
        Claim(
            "li-4-two-sentences",
            "The demands max(p1,p2) and 1-p1-p2 on two sentences have the only fixed "
            "point (1,0).",
            (
                holds(
                    market("max(p, q)", "1 - p - q"),
                    "all-fixed-points",
                    given=_points((1, 0)),
                ),
            ),
        ),
        Claim(
            "li-5-irrational-fixed-point",
            "Rational demands can have only irrational fixed points: 1/2 - p^2 has "
            "only p = 1/sqrt(2).",
            (
                holds(
                    market("1/2 - p**2"),
                    "all-fixed-points",
                    given=_points((ROOT_HALF,)),
                ),
            ),
        ),
        Claim(
            "li-6-fixed-point-incoherent",
            "A market-maker fixed point need not be coherent: 3/5 - p on a sentence "
            "and on its negation gives prices 3/5 and 3/5, and no others; they sum to "
            "6/5.",
            (
                holds(APART, "all-fixed-points", given=_points((_F(3, 5),) * 2)),
                holds(
                    APART,
                    excess,
                    given={"point": (_F(3, 5),) * 2, "times": 1, "number": _F(1, 5)},
                ),
            ),
        ),
        Claim(
            "li-7-arbitrage-shrinks",
            "An arbitrage trader of any strength K >= 0 added to that market gives p = "
            "(3/5+K)/(1+2K) and incoherence (1/5)/(1+2K), decreasing in K.",
            (
                holds(
                    market(*_ARBITRAGE, where=_STRONG),
                    "fixed-point",
                    given={"point": _X},
                ),
                holds(
                    market(*_ARBITRAGE, where=_STRONG),
                    excess,
                    given={
                        "point": _X,
                        "times": read_form("1 + 2*K"),
                        "number": _F(1, 5),
                    },
                ),
                holds(
                    market(*_ARBITRAGE, where=_STRONGER),
                    more_excess,
                    given={"point": _X, "other": _Y},
                ),
            ),
        ),
        Claim(
            "li-8-aggregate-not-individual",
            "A fixed point against the aggregate does not stop a single trader: "
            "demands +1 and -1 at price 1/2 let trader 1 gain 1/2 if the sentence is "
            "true.",
            (
                holds(OPPOSED, "no-world-profits"),
                fails_at((0, 1, TRUE), OPPOSED, "no-trader-profits"),
                holds(
                    OPPOSED,
                    has,
                    given={"trader": 0, "day": 1, "world": TRUE, "number": _HALF},
                ),
            ),
        ),
        Claim(
            "li-9-market-maker-bound",
            "On each of 6 days (1 sentence, 4 traders) the value of the priced "
            "strategy, which is the trading firm's, is at most 2^-n on day n and at "
            "most 1 - 2^-n after n days, in every 0/1 world.",
            (holds(SIX_DAYS, "market-maker-bound"),),
        ),
        Claim(
            "li-10-budgeter-bound",
            "On each of 6 days the budgeter with budget b never falls below -b in any "
            "plausible world (4 traders, b from 1 to 40).",
            (holds(SIX_DAYS, "budgeter-bound"),),
        ),
        Claim(
            "li-10-budgeter-inert",
            "The budgeter equals its trader as long as the trader's value stays above "
            "-b in all plausible worlds and the day's loss fits the budget (6 days, 4 "
            "traders, b from 1 to 40).",
            (holds(SIX_DAYS, "budgeter-inert"),),
        ),
        Claim(
            "li-11-trading-firm-bound",
            "On each of 6 days (budgets 1..40 and the tail) the trading firm is worth "
            "at least -2 in every plausible world.",
            (holds(SIX_DAYS, "trading-firm-bound"),),
        ),
        Claim(
            "li-12-component-bound",
            "On each of 6 days every budgeted component is worth between -b and "
            "3*2^(k+b) - b in every plausible world.",
            (holds(SIX_DAYS, "component-bound"),),
        ),
        Claim(
            "li-13-no-finite-exploitation",
            "No trader exploits a finite price history: all its values over finitely "
            "many days and worlds are bounded; on these 6 days the four have from -6 "
            "to 6.",
            (holds(SIX_DAYS, "worth-between", given=_BETWEEN),),
        ),
        Claim(
            "li-14-always-buy",
            "Buying 1 share a day forces price 1 and loses n by day n if the sentence "
            "is false; budgeted with b = 1 it trades on day 1 only (6 days).",
            (
                holds(market("1"), "all-fixed-points", given=_points((1,))),
                holds(ALWAYS, buys, given={"trader": 0, "shares": 1}),
                *(
                    holds(
                        ALWAYS,
                        has,
                        given={"trader": 0, "day": n, "world": FALSE, "number": -n},
                    )
                    for n in range(1, DAYS + 1)
                ),
                holds(
                    ALWAYS,
                    scaled_by,
                    given={"trader": 0, "budget": 1, "factors": (1, 0, 0, 0, 0, 0)},
                ),
            ),
        ),
        Claim(
            "budget-factors",
            "Buying 10 shares of phi with budget 2 is scaled by 1/5, 1/2, 1, 1 at "
            "prices 1, 2/5, 1/5, 0 when phi or psi is known.",
            (
                holds(buys_ten(1), scaled_by, given=_factor(_F(1, 5))),
                holds(buys_ten(_F(2, 5)), scaled_by, given=_factor(_HALF)),
                holds(buys_ten(_F(1, 5)), scaled_by, given=_factor(1)),
                holds(buys_ten(0), scaled_by, given=_factor(1)),
            ),
        ),
        Claim(
            "fixed-point-lemma",
            "Every continuous demand on finitely many sentences has a market-maker "
            "fixed point.",
            covers="cited",
            reason="Brouwer's theorem; for the demands that are given each claim here "
            "exhibits the points",
        ),
        Claim(
            "induction-limit",
            "A logical inductor exists: no efficiently computable trader exploits it "
            "in the limit.",
            covers="beyond",
            reason="about infinitely many days: every finite history is exploited by "
            "nobody, so none is evidence; certified are the inequalities of each day",
        ),
    ),
)
