"""Bostrom 2009: a parliament of theories that takes the option with most votes."""

from accord.papers.claim import Claim, Paper, fails_at
from accord.theory.elections import ElectionRule

A, B, C = range(3)
BLOCS = ElectionRule(
    ("A", "B", "C"),
    (((A, C, B), 40), ((B, C, A), 35), ((C, B, A), 25)),
    "plurality",
    title="a parliament",
)

PAPER = Paper(
    "bostrom2009",
    "N. Bostrom, Moral uncertainty: towards a solution?, Overcoming Bias (2009)",
    (
        Claim(
            "rb4-plurality-reading",
            "A parliament that takes the plurality winner is manipulable: blocs of 40 "
            "A>C>B, 35 B>C>A, 25 C>B>A, the third elects B instead of A by voting B.",
            (fails_at((2, (B, C, A)), BLOCS, "line-strategyproof"),),
        ),
    ),
)
