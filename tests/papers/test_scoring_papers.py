"""Scoring rules in papers, and the surplus of trade on every grid."""

from fractions import Fraction

import pytest

from accord.counterexamples.asking import witness
from accord.papers import gneiting_raftery2007 as gneiting
from accord.papers import myerson_satterthwaite1983 as myerson
from accord.papers.claim import run_claim
from accord.verifiers.limits import Limits

CLAIMS = [(gneiting.PAPER, claim) for claim in gneiting.PAPER.claims]
CLAIMS += [(myerson.PAPER, c) for c in myerson.PAPER.claims if c.id == "slack-all-k"]


@pytest.mark.parametrize(
    ("paper", "claim"), CLAIMS, ids=[f"{p.id}.{c.id}" for p, c in CLAIMS]
)
def test_a_claim_comes_out_as_expected(paper, claim):
    if not claim.parts:
        assert claim.covers == "cited"
        return
    result = run_claim(paper, claim, Limits)
    assert (result.verdict, result.agrees) == (claim.expected, True)


def test_the_linear_score_pays_the_sure_forecast_more():
    verdict = witness(
        "linear-score", "strategyproof", gneiting._CALLED_SURE, values="reals"
    )
    agent, profile, sure = verdict.counterexample.values()
    m = verdict.statement.subject
    lie = profile.with_report(agent, sure)
    assert m.utility_at(agent, profile, m(lie)) == Fraction(2, 3)
    assert m.utility_at(agent, profile, m(profile)) == Fraction(5, 9)


def test_the_surplus_on_every_grid_covers_the_whole_claim():
    claims = {claim.id: claim for claim in myerson.PAPER.claims}
    result = run_claim(myerson.PAPER, claims["slack-all-k"], Limits)
    assert (claims["slack-all-k"].covers, result.scope) == (
        "whole",
        "every whole k >= 2",
    )
