"""Holmström 1979: on smoothly connected domains there is nothing but Groves."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "holmstrom1979",
    "B. Holmström, Groves' scheme on restricted domains, Econometrica 47 (1979)",
    (
        Claim(
            "groves-unique",
            "On smoothly connected domains every efficient truthful mechanism is a "
            "Groves mechanism.",
            covers="cited",
            reason="about every domain with smooth paths between types: its proof "
            "differentiates along them, which no finite set of comparisons does",
        ),
    ),
)
