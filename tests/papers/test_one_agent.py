"""The claims on an agent of market, auction and ballot."""

import pytest
from paper_claims import assert_as_expected

from accord.papers.ngo2025 import one_agent
from accord.verifiers.kernel import check as recheck


@pytest.mark.parametrize("name", [claim.id for claim in one_agent.CLAIMS])
def test_the_claim_comes_out_as_expected(name):
    result = assert_as_expected(f"ngo2025.{name}")
    for verdict in result.verdicts:
        stated = verdict.statement.prop
        own = None if stated.of_the_library else stated.body
        assert recheck(verdict.certificate, None, own).status == verdict.status
