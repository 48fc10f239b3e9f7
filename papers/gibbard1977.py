"""Gibbard 1977: chance makes truthful rules that nobody dictates."""

from accord.papers.claim import Claim, Paper, fails, holds

_SMALL = {"agents": 3, "alternatives": 3}

PAPER = Paper(
    "gibbard1977",
    "A. Gibbard, Manipulation of schemes that mix voting with chance, "
    "Econometrica 45 (1977)",
    (
        Claim(
            "random-ballot-sd-strategyproof",
            "Random ballot with 3 voters and 3 strictly ranked alternatives is "
            "strategyproof in the strong stochastic-dominance sense.",
            (holds("random-ballot", "strongly-sd-strategyproof", **_SMALL),),
        ),
        Claim(
            "random-ballot-fair",
            "Random ballot (3 voters, 3 alternatives) treats voters and alternatives "
            "alike, never draws a dominated alternative, and takes for sure what all "
            "rank first.",
            tuple(
                holds("random-ballot", name, **_SMALL)
                for name in ("anonymous", "neutral", "ex-post-pareto", "unanimous")
            ),
        ),
        Claim(
            "maximal-lotteries-manipulable",
            "A lottery that respects majorities is another matter: maximal lotteries "
            "(3 voters, 3 alternatives) are not strategyproof in that sense.",
            (fails("maximal-lotteries", "strongly-sd-strategyproof", **_SMALL),),
        ),
    ),
)
