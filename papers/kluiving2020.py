"""Kluiving and others 2020: proportional committees with ties."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "kluiving2020",
    "B. Kluiving, A. de Vries, P. Vrijbergen, A. Boixel and U. Endriss, Analysing "
    "irresolute multiwinner voting rules with approval ballots via SAT solving, "
    "ECAI (2020)",
    (
        Claim(
            "irresolute-multiwinner",
            "For irresolute committee rules proportionality, strategyproofness and "
            "Pareto efficiency are incompatible.",
            covers="cited",
            reason="sets of committees as outcomes are not run here",
        ),
    ),
)
