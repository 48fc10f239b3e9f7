"""Holliday and others 2023: choice by majorities, and its axioms."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "holliday2023",
    "W. H. Holliday, C. Norman, E. Pacuit and S. Zahedian, Impossibility theorems "
    "involving weakenings of expansion consistency and resoluteness in voting "
    "(2023)",
    (
        Claim(
            "props-a12-b3",
            "Binary gamma clashes with asymmetry or quasi-resoluteness on the "
            "published clause sets.",
            covers="cited",
            reason=("about clause sets in print, and not about rules over profiles"),
        ),
    ),
)
