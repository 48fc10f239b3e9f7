"""Papers on prices, scores and markets: their claims come out as they say."""

import pytest

from accord.papers import (
    definetti1937,
    hanson2003,
    lambert2008,
    neyman_roughgarden2023,
)
from accord.papers.claim import run_claim
from accord.papers.ngo2025 import PAPER as NGO
from accord.papers.ngo2025 import markets
from accord.verifiers.kernel import check as recheck
from accord.verifiers.limits import Limits

PAPERS = (
    definetti1937.PAPER,
    hanson2003.PAPER,
    lambert2008.PAPER,
    neyman_roughgarden2023.PAPER,
)
CLAIMS = [(paper, claim) for paper in PAPERS for claim in paper.claims]
CLAIMS += [(NGO, claim) for claim in markets.CLAIMS]


@pytest.mark.parametrize(
    ("paper", "claim"), CLAIMS, ids=[f"{p.id}.{c.id}" for p, c in CLAIMS]
)
def test_a_claim_comes_out_as_expected(paper, claim):
    if not claim.parts:
        assert claim.covers in ("cited", "beyond")
        return
    result = run_claim(paper, claim, Limits)
    assert result.verdict == claim.expected
    for verdict in result.verdicts:
        if verdict.certificate is not None:
            given = verdict.statement.prop
            own = None if given.of_the_library else given.body
            assert recheck(verdict.certificate, None, own).status == verdict.status
