"""Negotiated learning: influence follows prediction, as the wealth of bettors does."""

from accord.papers.claim import Claim, holds
from accord.papers.critch2017 import MARKET, TWO_DRAWS

CLAIMS = (
    Claim(
        "market-is-default",
        "The negotiated weight update is that of a prediction market with Kelly "
        "bettors (identity, up to 3 principals, all real weights and beliefs).",
        MARKET,
    ),
    Claim(
        "influence-follows-prediction",
        "In negotiable learning influence follows prediction: after two heads the "
        "weights stand 81:1 for the principal who gave heads 9/10, against one who "
        "gave it 1/10.",
        (
            holds(
                TWO_DRAWS, "influence-is", given={"history": (0, 0), "shares": (81, 1)}
            ),
        ),
    ),
)
