"""Kalai and Lehrer 1993: subjective equilibrium and learning in repeated games."""

from accord.papers.claim import Claim, Paper, holds
from accord.theory.games import from_arrays
from accord.theory.repeated_games import RepeatedGame

_DILEMMA = from_arrays(
    [[2, 0], [3, 1]],
    [[2, 3], [0, 1]],
    actions=[["C", "D"]] * 2,
    title="prisoner's dilemma",
)
TWICE = RepeatedGame(_DILEMMA, 2, title="prisoner's dilemma, twice")

PAPER = Paper(
    "kalai-lehrer1993",
    "E. Kalai and E. Lehrer, Rational learning leads to Nash equilibrium, and "
    "Subjective equilibrium in repeated games, Econometrica 61 (1993)",
    (
        Claim(
            "subjective-play-path",
            "In the prisoner's dilemma 3, 2, 1, 0 played for 2 rounds, for the sum of "
            "the payoffs, each subjective Nash path is the path of a Nash equilibrium, "
            "in pure strategies: of the 32 of each player.",
            (holds(TWICE, "subjective-path-is-nash-path"),),
        ),
        Claim(
            "convergence",
            "If the beliefs have a grain of truth, play converges to that of an "
            "approximate Nash equilibrium of the repeated game.",
            covers="beyond",
            reason="a limit, for almost all infinite plays; the bounds that hold up to "
            "a horizon are certified instead",
        ),
    ),
)
