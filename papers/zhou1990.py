"""Zhou 1990: assigning objects when tastes have intensities."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "zhou1990",
    "L. Zhou, On a conjecture by Gale about one-sided matching problems, Journal of "
    "Economic Theory 52 (1990)",
    (
        Claim(
            "cardinal-impossible",
            "With cardinal utilities and at least 3 agents no assignment rule is "
            "strategyproof, ex-ante efficient and symmetric.",
            covers="cited",
            reason="about a continuum of utilities",
        ),
    ),
)
