"""Tang and Lin 2009: Arrow by computer, and by induction."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "tang-lin2009",
    "P. Tang and F. Lin, Computer-aided proofs of Arrow's and other impossibility "
    "theorems, Artificial Intelligence 173 (2009)",
    (
        Claim(
            "induction-arrow",
            "Arrow's theorem for all sizes follows by induction on voters and "
            "alternatives from the base case of 2 voters and 3 alternatives.",
            covers="cited",
            reason=(
                "an induction over all sizes; the base case is a claim of arrow1951"
            ),
        ),
    ),
)
