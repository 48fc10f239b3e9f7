"""Leike, Taylor and Fallenstein 2016: a class that holds its own Bayesian agents."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "leike2016",
    "J. Leike, J. Taylor and B. Fallenstein, A formal solution to the grain of truth "
    "problem, Uncertainty in Artificial Intelligence (2016)",
    (
        Claim(
            "thompson-convergence",
            "Thompson samplers over a class of environments with a reflective oracle "
            "converge to approximate Nash equilibria.",
            covers="beyond",
            reason="a limit over an infinite class; reflective oracles with finitely "
            "many queries are enumerated instead",
        ),
    ),
)
