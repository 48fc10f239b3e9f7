"""What the essay sets out to do, and no finite tool can check."""

from accord.papers.claim import Claim

CLAIMS = (
    Claim(
        "coalitional-agency-hypothesis",
        "Expected-utility maximisers that bargain over how to decide would converge to "
        "prediction markets, auctions and voting.",
        covers="beyond",
        reason="no formal statement of it exists that could be checked; what its parts "
        "say of finite cases are the other claims",
    ),
    Claim(
        "scale-free",
        "A theory of agency should hold at every level of abstraction, for agents and "
        "for what they are made of alike.",
        covers="beyond",
        reason="it is a programme, and no statement about finitely many cases",
    ),
)
