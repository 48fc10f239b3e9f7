"""Roth 1982: who can gain by lying to a stable matching rule."""

from accord.papers.claim import Claim, Paper, fails, holds, no_rule

# At the first market two matchings are stable. At the second a receiver has told a lie
# after which only the better one for her is; at the third a proposer has.
_MARKET = ((0, 1, 2), (0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1), (0, 1, 2))
_RECEIVER_LIES = (*_MARKET[:3], (2, 1, 0), *_MARKET[4:])
_PROPOSER_LIES = ((0, 2, 1), *_MARKET[1:])

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
        Claim(
            "no-stable-two-sided-strategyproof",
            "In the 3x3 market with complete strict lists no stable matching rule is "
            "strategyproof for both sides.",
            (
                no_rule(
                    "matching",
                    ("stable", "strategyproof"),
                    at=(_MARKET, _RECEIVER_LIES, _PROPOSER_LIES),
                    side=3,
                ),
            ),
            covers="base case",
        ),
    ),
)
