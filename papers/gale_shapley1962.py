"""Gale and Shapley 1962: stable matchings by deferred acceptance."""

from accord.papers.claim import Claim, Paper, fails, holds

PAPER = Paper(
    "gale-shapley1962",
    "D. Gale and L. S. Shapley, College admissions and the stability of marriage, "
    "American Mathematical Monthly 69 (1962)",
    (
        Claim(
            "deferred-acceptance-stable",
            "Deferred acceptance with 3 proposers, 3 receivers and complete strict "
            "lists returns a stable matching at all 46,656 profiles.",
            (holds("deferred-acceptance", "stable", side=3),),
        ),
        Claim(
            "deferred-acceptance-proposer-optimal",
            "At each of the 46,656 profiles of the 3x3 market every proposer weakly "
            "prefers the result of the proposers' deferred acceptance to every stable "
            "matching.",
            (holds("deferred-acceptance", "proposer-optimal", side=3),),
        ),
        Claim(
            "sides-disagree",
            "If the other side proposes, some agent of the first side does worse than "
            "in another stable matching, already with 2 agents on each side.",
            (
                fails(
                    "deferred-acceptance",
                    "proposer-optimal",
                    params={"proposers": "second"},
                    side=2,
                ),
            ),
        ),
    ),
)
