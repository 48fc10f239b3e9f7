"""The papers' claims about all real values."""

import pytest
from paper_claims import assert_as_expected

from accord.papers.claim import earns, holds, lie_pays
from accord.verifiers.limits import Limits

CLAIMS = [
    ("vickrey1961", "first-price-not-truthful-reals"),
    ("vickrey1961", "all-pay-not-truthful"),
    ("clarke1971", "pivot-truthful-reals"),
    ("groves1973", "groves-truthful-reals"),
    ("mcafee1992", "truthful-reals"),
    ("moulin1980", "mean-not-truthful-reals"),
    ("kagel-levin1993", "third-price-not-truthful"),
    ("edelman-ostrovsky-schwarz2007", "gsp-not-truthful"),
    ("hagerty-rogerson1987", "posted-price-truthful"),
    ("hagerty-rogerson1987", "posted-price-inefficient"),
    ("hagerty-rogerson1987", "posted-price-no-coalition"),
]
LONG = [
    ("vickrey1961", "second-price-truthful-reals"),
    ("vickrey1961", "second-price-random-ties-reals"),
    ("moulin1980", "median-reals"),
    ("clarke1971", "pivot-truthful-combinatorial"),
]


@pytest.mark.parametrize(
    ("paper", "claim"),
    [
        *(pytest.param(*row, id=".".join(row)) for row in CLAIMS),
        *(pytest.param(*row, id=".".join(row), marks=pytest.mark.slow) for row in LONG),
    ],
)
def test_a_claim_over_the_reals_comes_out_as_expected(paper, claim):
    assert "reals" in assert_as_expected(f"{paper}.{claim}").scope


def test_what_a_lie_earns_is_part_of_the_claim():
    lie = {"agents": 2, "values": "reals>=0"}
    parts = lie_pays("first-price", 0, (2, 1), 1, (0, 1), **lie)
    assert [part.ask(Limits()).status for part in parts] == [
        part.expected for part in parts
    ]
    wrong = lie_pays("first-price", 0, (2, 1), 1, (0, 2), **lie)[2]
    assert wrong.ask(Limits()).status == "REFUTED"


def test_utility_is_read_at_the_true_types():
    given = {"agent": 1, "types": (0, 5), "reports": (0, "1/2"), "utility": 5}
    part = holds("second-price", earns, given=given, agents=2, values="reals>=0")
    assert part.ask(Limits()).status == "PROVED"
