"""Brandt, Saile and Stricker 2018: voting where ties are broken."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "brandt-saile-stricker2018",
    "F. Brandt, C. Saile and C. Stricker, Voting with ties: strong impossibilities "
    "via SAT solving, AAMAS (2018)",
    (
        Claim(
            "voting-with-ties",
            "Anonymous Pareto-optimal rules whose ties are broken by a chairman or "
            "an even lottery are manipulable.",
            covers="cited",
            reason="hours of solving in print; not run here",
        ),
    ),
)
