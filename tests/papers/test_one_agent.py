"""The claims on an agent of market, auction and ballot."""

import pytest

from accord.papers.claim import run_claim, select
from accord.papers.ngo2025 import one_agent
from accord.verifiers.limits import Limits


@pytest.mark.parametrize("name", [claim.id for claim in one_agent.CLAIMS])
def test_the_claim_comes_out_as_expected(name):
    ((paper, claim),) = select(f"ngo2025.{name}")
    result = run_claim(paper, claim, Limits)
    assert result.agrees, [v.reason or v.status for v in result.verdicts]
    assert not any(v.vacuous for v in result.verdicts)
