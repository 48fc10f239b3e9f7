"""The papers on auctions, trade, public projects, voting and assignment."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from axiom_claims import is_on_axioms
from paper_claims import assert_as_expected, word_of

from accord.counterexamples.asking import check
from accord.papers import (
    bogomolnaia_moulin2001,
    clarke1971,
    daspremont_gerard_varet1979,
    gibbard1973,
    gibbard1977,
    groves1973,
    mcafee1992,
    moulin1980,
    satterthwaite1975,
    vickrey1961,
)
from accord.papers.claim import (
    Claim,
    Paper,
    holds_for_all,
    impossible,
    left_open,
    possible,
)
from accord.theory.errors import CertificateError
from accord.verifiers.kernel import check as recheck
from accord.verifiers.kernel import seal
from accord.verifiers.limits import Limits

MODULES = (
    vickrey1961,
    clarke1971,
    groves1973,
    gibbard1973,
    satterthwaite1975,
    gibbard1977,
    moulin1980,
    daspremont_gerard_varet1979,
    mcafee1992,
    bogomolnaia_moulin2001,
)
CLAIMS = [(module.PAPER, claim) for module in MODULES for claim in module.PAPER.claims]


@pytest.mark.parametrize(
    ("paper", "claim"),
    [
        pytest.param(p, c, id=f"{p.id}.{c.id}")
        for p, c in CLAIMS
        if c.parts
        and not {"real", "reals"} & {*c.statement.split(), *c.id.split("-")}
        and not is_on_axioms(p.id, c.id)
    ],
)
def test_a_claim_comes_out_as_expected(paper: Paper, claim: Claim):
    assert_as_expected(f"{paper.id}.{claim.id}")


# What a paper states in its own words, on mechanisms that lack it.

_PROJECT = {"agents": 3, "values": "-2..2"}
_HALF = Fraction(1, 2)


def _sell(trades: tuple[bool, ...]) -> Callable[[Any], Any]:
    return lambda reports: (trades, (0,) * len(reports))


@pytest.mark.parametrize(
    ("subject", "prop", "options", "given"),
    [
        pytest.param(
            "pivotal-project",
            clarke1971.builds_iff_worth_it,
            {"agents": 3, "values": "0..2", "cost": 3},
            {},
            id="a cost to cover: a sum of at least zero does not build",
        ),
        pytest.param(
            "groves-project",
            clarke1971.pays_what_others_lose,
            _PROJECT,
            {},
            id="Groves payments without a fee are no pivot taxes",
        ),
        pytest.param(
            "pivotal-project",
            clarke1971.alone_pivotal,
            _PROJECT,
            {"profile": (1, 1, -2), "agent": 0},
            id="two agents are pivotal, not one alone",
        ),
        pytest.param(
            "pivotal-project",
            clarke1971.alone_pivotal,
            _PROJECT,
            {"profile": (2, -1, 0), "agent": 1},
            id="another agent is not the pivotal one",
        ),
        pytest.param(
            "pivotal-project",
            clarke1971.taxes_at,
            _PROJECT,
            {"profile": (2, -1, 0), "taxes": (2, 0, 0)},
            id="the pivotal agent does not pay all that the project is worth to her",
        ),
        pytest.param(
            "vcg",
            groves1973.receives_what_others_get,
            {"agents": 2, "values": "0..2"},
            {},
            id="the pivot payments are not Groves payments without a fee",
        ),
        pytest.param(
            "maximal-lotteries",
            gibbard1977.mixes_dictatorships,
            {"agents": 3, "alternatives": 3},
            {},
            id="a maximal lottery respects majorities, and mixes no dictatorships",
        ),
        pytest.param(
            "dictatorship",
            gibbard1977.mixes_dictatorships,
            {"agents": 2, "alternatives": 2},
            {},
            id="one dictatorship is no equal mixture",
        ),
        pytest.param(
            _sell((False,) * 4),
            mcafee1992.loses_at_most_least_trade,
            {"setting": "double-auction", "values": "0..2"},
            {"buyers": 2},
            id="a market without trade loses more than the last one",
        ),
        pytest.param(
            _sell((True,) * 4),
            mcafee1992.loses_at_most_least_trade,
            {"setting": "double-auction", "values": "0..1"},
            {"buyers": 2},
            id="a market that always trades loses where no trade is efficient",
        ),
        pytest.param(
            "random-priority",
            bogomolnaia_moulin2001.all_prefer,
            {"agents": 2, "objects": 2},
            {"profile": ((0, 1), (1, 0)), "shares": ((1, 0), (0, 1))},
            id="nobody strictly prefers what she has",
        ),
        pytest.param(
            "random-priority",
            bogomolnaia_moulin2001.all_prefer,
            {"agents": 2, "objects": 2},
            {"profile": ((0, 1), (0, 1)), "shares": ((1, 0), (_HALF, _HALF))},
            id="one agent gains and the other stays",
        ),
        pytest.param(
            "random-priority",
            bogomolnaia_moulin2001.all_prefer,
            {"agents": 2, "objects": 2},
            {"profile": ((0, 1), (0, 1)), "shares": ((1, 0), (1, 0))},
            id="an object is given twice",
        ),
    ],
)
def test_a_papers_own_statement_fails_where_it_should(
    subject: Any, prop: Any, options: dict[str, Any], given: dict[str, Any]
):
    assert check(subject, prop, given=given, **options).status == "REFUTED"


AUCTION = left_open("fees", "groves", agents=2, values="0..2")


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(
            holds_for_all(
                left_open("fees", "first-price", agents=2, values="0..2"),
                "strategyproof",
            ),
            id="no fee makes the first-price auction truthful",
        ),
        pytest.param(
            holds_for_all(AUCTION, "ex-post-ir"),
            id="some fee is more than taking part is worth",
        ),
        pytest.param(
            impossible(AUCTION, "ex-post-ir", "no-deficit"),
            id="fees can pay for an efficient truthful sale (the pivot's)",
        ),
        pytest.param(
            possible(AUCTION, "exactly-balanced"),
            id="no fees balance an efficient truthful sale (Green and Laffont)",
        ),
    ],
)
def test_a_false_claim_about_open_numbers_is_refuted(part):
    assert word_of(part) == "REFUTED"


def test_the_evidence_on_open_numbers_survives_a_file():
    trade = left_open("constants", "expected-externality", values="0..5")
    verdict = impossible(trade, "interim-ir", "exactly-balanced").ask(Limits())
    again = json.loads(json.dumps(verdict.certificate))
    assert recheck(again).status == "REFUTED"
    again["payload"]["rows"].pop()
    again["seal"] = seal(again)
    with pytest.raises(CertificateError, match="step `sum`"):
        recheck(again)


def test_the_rules_of_the_theorem_are_those_of_the_three_claims_and_more():
    claimed = {*gibbard1973.SCORING, *gibbard1973.RUNOFF, *gibbard1973.CONDORCET}
    assert claimed < set(satterthwaite1975.RULES)
