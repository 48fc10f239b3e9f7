"""Roth 1982: who can gain by lying to a stable matching rule."""

from accord.papers.claim import Claim, Paper, fails, holds

PAPER = Paper(
    "roth1982",
    "A. E. Roth, The economics of matching: stability and incentives, "
    "Mathematics of Operations Research 7 (1982)",
    (
        Claim(
            "deferred-acceptance-proposers-truthful",
            "In 3x3 deferred acceptance (complete strict lists) no single proposer "
            "gains by misreporting.",
            (
                holds(
                    "deferred-acceptance",
                    "strategyproof",
                    side=3,
                    strategic="proposers",
                ),
            ),
        ),
        Claim(
            "deferred-acceptance-receivers-manipulate",
            "In 3x3 deferred acceptance (complete strict lists) some receiver gains "
            "by misreporting.",
            (
                fails(
                    "deferred-acceptance",
                    "strategyproof",
                    side=3,
                    strategic="receivers",
                ),
            ),
        ),
    ),
)
