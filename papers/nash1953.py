"""Nash 1953: variable threats, where the two players can pay each other."""

from accord.papers.claim import Claim, Paper
from accord.papers.diffractor2022 import COCO, values

PAPER = Paper(
    "nash1953",
    "J. F. Nash, Two-person cooperative games, Econometrica 21 (1953)",
    (
        Claim(
            "variable-threats-coco",
            "In two-player games with transferable utility Nash's variable-threat "
            "solution equals the CoCo value on the eleven games of table 1.5.",
            (
                *values("transferable-threats", COCO),
                *values("coco-value", COCO),
            ),
        ),
    ),
)
