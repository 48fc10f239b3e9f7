"""Blackwell and Dubins 1962: merging of opinions, a limit."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "blackwell-dubins1962",
    "D. Blackwell and L. Dubins, Merging of opinions with increasing information, "
    "Annals of Mathematical Statistics 33 (1962)",
    (
        Claim(
            "merging-limit",
            "If the truth is absolutely continuous with respect to the prior, "
            "predictions merge with it in total variation, almost surely; Meulemans et "
            "al. 2025 use this as Theorem 2.4.",
            covers="beyond",
            reason="a limit, and absolute continuity concerns all infinite sequences; "
            "up to a horizon the bounds are certified instead",
        ),
    ),
)
