"""The claims on an agent of market, auction and ballot."""

import pytest
from paper_claims import assert_as_expected

from accord.papers.ngo2025 import one_agent


@pytest.mark.parametrize("name", [claim.id for claim in one_agent.CLAIMS])
def test_the_claim_comes_out_as_expected(name):
    assert_as_expected(f"ngo2025.{name}")
