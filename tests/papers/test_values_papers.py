"""Voting over values, negotiated learning: every claim, and second routes to some."""

import pytest

from accord.papers import critch2017
from accord.papers.claim import run_claim, select
from accord.papers.ngo2025 import negotiation
from accord.verifiers.limits import Limits

SLOW = {"critch2017.nr1-pareto-iff-weights", "critch2017.nr6-weight-intervals"}
SLOW |= {"critch2017.nr2-node-condition"}
CLAIMS = [
    *(f"critch2017.{claim.id}" for claim in critch2017.PAPER.claims),
    *(f"ngo2025.{claim.id}" for claim in negotiation.CLAIMS),
]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=[pytest.mark.slow] if name in SLOW else [])
        for name in CLAIMS
    ],
)
def test_the_claim_comes_out_as_expected(name):
    ((paper, claim),) = select(name)
    result = run_claim(paper, claim, Limits)
    assert result.agrees, [v.reason or v.status for v in result.verdicts]
