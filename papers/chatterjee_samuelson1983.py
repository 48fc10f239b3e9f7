"""Chatterjee and Samuelson 1983: bargaining by a bid and an ask."""

from typing import Any

from accord.counterexamples.regions import NOWHERE
from accord.papers.claim import Claim, Paper, Part, holds_exactly


def _truthful(region: str, **options: Any) -> Part:
    """Return the part "truth is dominant exactly for these k", of all real types."""
    return holds_exactly(
        region,
        "k-double-auction",
        "strategyproof",
        values="reals>=0",
        params={"k": "k"},
        for_which="k",
        **options,
    )


PAPER = Paper(
    "chatterjee-samuelson1983",
    "K. Chatterjee and W. Samuelson, Bargaining under incomplete information, "
    "Operations Research 31 (1983)",
    (
        Claim(
            "k-double-auction-not-truthful",
            "For no k in [0,1], and indeed for no real k, is the bilateral k-double "
            "auction (price k*bid + (1-k)*ask) truthful for both sides.",
            (_truthful(NOWHERE),),
            covers="whole",
        ),
        Claim(
            "buyer-truthful-region",
            "In the k-double auction with real values the buyer's truth is dominant "
            "exactly for k = 0, when the seller's ask is the price.",
            (_truthful("k == 0", strategic="buyer"),),
            covers="whole",
        ),
        Claim(
            "seller-truthful-region",
            "In the k-double auction with real values the seller's truth is dominant "
            "exactly for k = 1, when the buyer's bid is the price.",
            (_truthful("k == 1", strategic="seller"),),
            covers="whole",
        ),
    ),
)
