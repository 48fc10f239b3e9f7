"""Moulin and Vial 1978: coarse correlated equilibrium, deciding before being told."""

from fractions import Fraction

from accord.papers.claim import Claim, Paper, fails, holds, holds_for_all, left_open
from accord.theory.games import from_arrays
from accord.theory.unknowns import UNKNOWN

ROCK_PAPER_SCISSORS = from_arrays(
    [[0, -1, 1], [1, 0, -1], [-1, 1, 0]],
    [[0, 1, -1], [-1, 0, 1], [1, -1, 0]],
    actions=[["rock", "paper", "scissors"]] * 2,
    title="rock-paper-scissors",
)
_THIRD = Fraction(1, 3)
_DRAWS = {"law": (_THIRD, 0, 0, 0, _THIRD, 0, 0, 0, _THIRD)}

PAPER = Paper(
    "moulin-vial1978",
    "H. Moulin and J.-P. Vial, Strategically zero-sum games: the class of games whose "
    "completely mixed equilibria cannot be improved upon, "
    "International Journal of Game Theory 7 (1978)",
    (
        Claim(
            "two-actions-coincide",
            "In every 2x2 game, for all real payoffs, a law is a coarse correlated "
            "equilibrium iff it is a correlated equilibrium.",
            (
                holds_for_all(
                    left_open("payoffs", [2, 2]), "coarse-iff-correlated", law=UNKNOWN
                ),
            ),
            covers="whole",
        ),
        Claim(
            "three-actions-differ",
            "In rock-paper-scissors equal weight on the three draws is a coarse "
            "correlated equilibrium but not a correlated equilibrium.",
            (
                holds(
                    ROCK_PAPER_SCISSORS, "coarse-correlated-equilibrium", given=_DRAWS
                ),
                fails(ROCK_PAPER_SCISSORS, "correlated-equilibrium", given=_DRAWS),
            ),
        ),
    ),
)
