"""Claims of papers, run as `accord reproduce` runs them, and others planted beside."""

from functools import partial

from accord.papers.claim import Claim, Paper, run_claim, select
from accord.verifiers.limits import Limits


def assert_as_expected(name):
    """Return the result of a claim PAPER.CLAIM, which is the expected one.

    No part is vacuous but those that are said to be. Each part has an hour, so that a
    busy machine changes no verdict.
    """
    ((paper, claim),) = select(name)
    result = run_claim(paper, claim, partial(Limits, seconds=3600.0))
    told = [(v.property, v.status, v.reason) for v in result.verdicts]
    assert result.agrees, told
    said_vacuous = [part.vacuous for part in claim.parts]
    assert [bool(v.vacuous) for v in result.verdicts] == said_vacuous, told
    return result


def word_of(*parts):
    """Return the word of a claim that nobody makes, of these parts."""
    claim = Claim("planted", "A statement.", parts)
    paper = Paper("nobody2000", "Nobody (2000)", (claim,))
    return run_claim(paper, claim, Limits).verdict
