"""Vickrey 1961: the second-price auction."""

from accord.papers.claim import Claim, Paper, fails, fails_at, holds

_GRID = {"agents": 3, "values": "0..4"}

PAPER = Paper(
    "vickrey1961",
    "W. Vickrey, Counterspeculation, auctions, and competitive sealed tenders, "
    "Journal of Finance 16 (1961)",
    (
        Claim(
            "second-price-truthful-grid",
            "In the second-price auction with 3 bidders, values 0..4 and ties to the "
            "lowest index, no bidder gains by misreporting.",
            (holds("second-price", "strategyproof", **_GRID),),
        ),
        Claim(
            "second-price-pair-weak",
            "In the second-price auction with 3 bidders and values 0..4 no coalition has "
            "a joint misreport that makes all its members strictly better off.",
            (holds("second-price", "weakly-group-strategyproof", **_GRID),),
        ),
        Claim(
            "second-price-pair-strong-fails",
            "Two bidders of values 4 and 3 can help one without hurting the other: the "
            "second-price auction is not strongly group-strategyproof.",
            (
                fails_at(
                    ((0, 1), (4, 3), (4, 0)),
                    "second-price",
                    "strongly-group-strategyproof",
                    agents=2,
                    values="0..4",
                ),
            ),
        ),
        Claim(
            "first-price-not-truthful-grid",
            "The first-price auction is not truthful: with 2 bidders and values 0..4, 30 "
            "of the 200 unilateral deviations gain.",
            (
                fails("first-price", "strategyproof", agents=2, values="0..4"),
                holds(
                    "first-price",
                    "gaining-deviations",
                    given={"count": 30},
                    agents=2,
                    values="0..4",
                ),
            ),
        ),
    ),
)
