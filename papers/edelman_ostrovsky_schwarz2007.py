"""Edelman, Ostrovsky and Schwarz 2007: the generalised second-price auction."""

from accord.papers.claim import Claim, Paper, lie_pays

PAPER = Paper(
    "edelman-ostrovsky-schwarz2007",
    "B. Edelman, M. Ostrovsky and M. Schwarz, Internet advertising and the generalized "
    "second-price auction, American Economic Review 97 (2007)",
    (
        Claim(
            "gsp-not-truthful",
            "In the generalised second-price auction with click counts 200 and 199 and "
            "values 10, 4, 2 (of all real values >= 0), shading to the second slot, "
            "here by a bid of 3, raises the first bidder's gain from 1200 to 1592.",
            lie_pays(
                "generalised-second-price",
                0,
                (10, 4, 2),
                3,
                (1200, 1592),
                agents=3,
                rates="200,199",
                values="reals>=0",
            ),
        ),
    ),
)
