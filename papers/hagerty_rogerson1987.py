"""Hagerty and Rogerson 1987: bilateral trade at posted prices."""

from typing import Any

from accord.papers.claim import Claim, Paper, fails_at, holds

_RULE = "bilateral-posted-price"
_ANY_PRICE: dict[str, Any] = {"values": "reals", "params": {"price": {"unknown": "p"}}}

PAPER = Paper(
    "hagerty-rogerson1987",
    "K. M. Hagerty and W. P. Rogerson, Robust trading mechanisms, "
    "Journal of Economic Theory 42 (1987)",
    (
        Claim(
            "posted-price-truthful",
            "Bilateral trade at a posted price p is truthful in dominant strategies, "
            "ex-post individually rational and exactly balanced for all real values, "
            "costs and p.",
            (
                holds(_RULE, "strategyproof", **_ANY_PRICE),
                holds(_RULE, "ex-post-ir", **_ANY_PRICE),
                holds(_RULE, "exactly-balanced", **_ANY_PRICE),
            ),
            covers="whole",
        ),
        Claim(
            "posted-price-inefficient",
            "Trade at a posted price is not efficient: at price 2 a value of 5 and a "
            "cost of 3 do not trade.",
            (
                fails_at(
                    ((5, 3), True),
                    _RULE,
                    "efficient",
                    values="reals>=0",
                    params={"price": 2},
                ),
            ),
        ),
        Claim(
            "posted-price-no-coalition",
            "Nor can the two agents together help one and hurt none, at any price p "
            "(all real values and costs).",
            (holds(_RULE, "strongly-group-strategyproof", **_ANY_PRICE),),
            covers="whole",
        ),
    ),
)
