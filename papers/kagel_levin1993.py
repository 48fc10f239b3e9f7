"""Kagel and Levin 1993: the third-price auction."""

from accord.papers.claim import Claim, Paper, lie_pays

PAPER = Paper(
    "kagel-levin1993",
    "J. H. Kagel and D. Levin, Independent private value auctions: bidder behaviour "
    "in first-, second- and third-price auctions with varying numbers of bidders, "
    "Economic Journal 103 (1993)",
    (
        Claim(
            "third-price-not-truthful",
            "In the third-price auction with 3 bidders and all real values >= 0 truth "
            "is not dominant: value 2 against bids 3 and 1 loses, while bidding 4 wins "
            "at price 1.",
            lie_pays(
                "third-price", 0, (2, 3, 1), 4, (0, 1), agents=3, values="reals>=0"
            ),
        ),
    ),
)
