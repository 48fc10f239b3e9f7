"""Brandt, Geist and Peters 2017: the best bounds for the no-show paradox."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "brandt-geist-peters2017",
    "F. Brandt, C. Geist and D. Peters, Optimal bounds for the no-show paradox via "
    "SAT solving, Mathematical Social Sciences 90 (2017)",
    (
        Claim(
            "impossible-twelve",
            "With 4 alternatives no resolute Condorcet rule satisfies participation "
            "for 12 or more voters, and one exists for at most 11.",
            covers="cited",
            reason="hours of solving in print; not run here",
        ),
    ),
)
