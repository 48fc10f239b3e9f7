"""Geist and Endriss 2011: impossibilities of ranking sets of objects."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "geist-endriss2011",
    "C. Geist and U. Endriss, Automated search for impossibility theorems in social "
    "choice theory: ranking sets of objects, Journal of Artificial Intelligence "
    "Research 40 (2011)",
    (
        Claim(
            "eighty-four",
            "Among 20 principles for ranking sets of objects an automated search "
            "finds 84 impossibility theorems.",
            covers="cited",
            reason=("rankings of sets are no rules over profiles; hours of search"),
        ),
    ),
)
