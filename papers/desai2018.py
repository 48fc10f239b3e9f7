"""Desai, Critch and Russell 2018: negotiable reinforcement learning in general."""

from accord.papers.claim import Claim, Paper

PAPER = Paper(
    "desai2018",
    "N. Desai, A. Critch and S. Russell, Negotiable reinforcement learning for Pareto "
    "optimal sequential decision-making, Advances in Neural Information Processing "
    "Systems 31 (2018)",
    (
        Claim(
            "general-recursion",
            "For all finite-horizon principals Pareto-optimal policies are those that "
            "maximise the likelihood-weighted sum at each reached history.",
            covers="cited",
            reason="of all principals at once; critch2017.nr1-pareto-iff-weights and "
            "nr2-node-condition decide it for the cake",
        ),
    ),
)
