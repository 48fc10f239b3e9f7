"""The claims of the papers on matching, school choice and obvious truthfulness."""

import pytest
from paper_claims import assert_as_expected, word_of

from accord.papers.claim import (
    Part,
    all_papers,
    fails,
    holds,
)
from accord.papers.dubins_freedman1981 import no_joint_gain
from accord.theory.rules.game_forms import ascending_clock, sealed_second_price

# All 46,656 profiles of a 3x3 market, more than once: 3 to 7 seconds each.
SLOW = {
    "gale-shapley1962.deferred-acceptance-stable",
    "gale-shapley1962.deferred-acceptance-proposer-optimal",
    "dubins-freedman1981.no-coalition-of-proposers",
    "abdulkadiroglu-sonmez2003.boston-efficient",
    "abdulkadiroglu-sonmez2003.top-trading-cycles-efficient",
    "abdulkadiroglu-sonmez2003.student-proposing-truthful-fair",
    "troyan-morrill2020.deferred-acceptance-not-obviously-manipulable",
}
NAMES = [
    f"{paper}.{claim.id}"
    for paper in (
        "gale-shapley1962",
        "roth1982",
        "dubins-freedman1981",
        "abdulkadiroglu-sonmez2003",
        "troyan-morrill2020",
        "li2017",
    )
    for claim in all_papers()[paper].claims
]


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=[pytest.mark.slow] if n in SLOW else []) for n in NAMES],
)
def test_the_claim_comes_out_as_expected(name: str) -> None:
    assert_as_expected(name)


def test_every_slow_claim_exists() -> None:
    assert set(NAMES) >= SLOW


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(
            holds(
                "deferred-acceptance", "strategyproof", side=3, strategic="receivers"
            ),
            id="receivers are truthful too",
        ),
        pytest.param(
            fails(
                "deferred-acceptance", "strategyproof", side=2, strategic="proposers"
            ),
            id="a proposer gains in a market of two",
        ),
        pytest.param(
            fails("top-trading-cycles", "strategyproof"), id="top trading cycles invite"
        ),
        pytest.param(
            holds("deferred-acceptance", no_joint_gain, side=3, strategic="receivers"),
            id="no coalition of receivers gains",
        ),
        pytest.param(
            holds(sealed_second_price(2, 1), "obviously-strategyproof"),
            id="sealed bids are obvious",
        ),
        pytest.param(
            fails(ascending_clock(1), "weakly-group-strategyproof-in-play"),
            id="two bidders gain from the clock",
        ),
    ],
)
def test_a_false_claim_is_refuted(part: Part) -> None:
    assert word_of(part) == "REFUTED"
