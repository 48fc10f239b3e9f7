"""Brandt and Geist 2016: strategyproof social choice functions by SAT."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "brandt-geist2016",
    "F. Brandt and C. Geist, Finding strategyproof social choice functions via SAT "
    "solving, Journal of Artificial Intelligence Research 55 (2016)",
    (
        Claim(
            "pareto-fishburn",
            "No majoritarian set-valued rule is Pareto-optimal and Fishburn- "
            "strategyproof for 5 or more alternatives.",
            covers="cited",
            reason=(
                "the base case is about all tournaments of 5 alternatives, and not "
                "run here"
            ),
        ),
    ),
)
