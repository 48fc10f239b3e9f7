"""The claims of the papers on values of games, and faults planted in them."""

from fractions import Fraction

import pytest
from paper_claims import assert_as_expected, word_of

from accord.counterexamples import game_searches
from accord.counterexamples.asking import check
from accord.counterexamples.game_proofs import leaders_compared
from accord.counterexamples.game_searches import (
    rose_is_at_least,
    rose_is_no_less_than_maximin,
)
from accord.papers.claim import all_papers, holds
from accord.papers.diffractor2022 import (
    COCO,
    GAMES,
    OPEN,
    R1,
    R2,
    THREAT,
    TORTURE,
    burning,
    coco,
    leads_no_less,
    rose,
    threat,
    values,
)
from accord.papers.kalai_kalai2013 import BANANAS
from accord.theory.bargaining_terms import dot
from accord.theory.errors import CertificateError, SolverError
from accord.theory.games import StrategicGame
from accord.theory.initiative import follows
from accord.theory.properties import assume, prop, property_of
from accord.theory.transferable import against, transposed
from accord.verifiers.engines.bargaining import Found, solve

F = Fraction
NAMES = [
    f"{paper}.{claim.id}"
    for paper in ("diffractor2022", "kalai-kalai2013", "nash1953")
    for claim in all_papers()[paper].claims
    if claim.parts
]
LONG = (
    "diffractor2022.rv12-zero-sum-r1-minimax",
    "diffractor2022.rv12-team-r1-half",
    "kalai-kalai2013.rv7-coco-monotone-in-actions",
)
NAMES = [pytest.param(n, marks=[pytest.mark.slow] * (n in LONG)) for n in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_the_claim_comes_out_as_expected(name):
    result = assert_as_expected(name)
    for verdict in result.verdicts:
        if "rose" in verdict.property.lower():
            assert "(reconstruction" in verdict.property
    said = result.claim.statement
    if "R1" in said or "R2" in said:
        assert "reconstruction" in said


@prop(StrategicGame)
def leads_no_less_of_any_payoffs(game, *, best, caps, row, kept, cases=()) -> bool:
    """The first leader gets no less, whatever the payoffs are: false."""
    own, other = against(game, (0,))
    for j, cap in enumerate(caps):
        assume(all(dot(line, cap) <= best[0] for line in follows(own, other, j)))
    second = follows(transposed(other), transposed(own), row)
    assume(all(dot(line, kept) >= best[1] for line in zip(*second, strict=True)))
    either = [number > 0 for number in cases]
    return len(either) == len(cases) and bool(best[0] >= best[1])


@prop(StrategicGame)
def leads_more(game, *, best, caps, row, kept, cases=()) -> bool:
    """If A >= B in every cell the first leader gets strictly more: false."""
    held = leads_no_less(game, best=best, caps=caps, row=row, kept=kept, cases=cases)
    return held and best[0] > best[1]


@pytest.mark.parametrize("wrong", [leads_no_less_of_any_payoffs, leads_more])
def test_a_false_statement_about_leaders_is_not_proved(wrong):
    with pytest.raises(SolverError, match="no products close"):
        leaders_compared(property_of(wrong), 2, 0)


def test_each_of_the_eleven_games_has_its_values():
    assert len(GAMES) == 11
    assert [len(text.split()) for text in (COCO, R1, R2)] == [11, 11, 10]


WRONG = [
    pytest.param(values("coco-value", R1), id="CoCo as R1"),
    pytest.param(values("rose-value", COCO, kernel="R1"), id="R1 as CoCo"),
    pytest.param(values("rose-value", R1, kernel="R2"), id="R2 as R1"),
    pytest.param(values("rose-value", R2, kernel="R1"), id="R1 as R2"),
    pytest.param(values("transferable-threats", R1), id="threats as R1"),
    pytest.param(
        (
            holds(
                GAMES["costless destroyer"],
                "rose-range",
                given={**OPEN, "most": (7, 2)},
            ),
        ),
        id="another range",
    ),
    pytest.param((coco(BANANAS, "2,2"),), id="bananas halved"),
    pytest.param((coco(burning("1/2"), "2/3,2/3,2/3"),), id="burning without its cost"),
    pytest.param((rose(burning("0"), "2/3,2/3,2/3"),), id="R1 of three as CoCo"),
    pytest.param(
        (holds(TORTURE, "threat-proof", given=threat("coco")),),
        id="CoCo gives nothing",
    ),
    pytest.param(
        (holds(THREAT, "threat-proof", given=threat("R1")),),
        id="R1 gives nothing",
    ),
]


@pytest.mark.parametrize("parts", WRONG)
def test_a_wrong_number_is_noticed(parts):
    assert word_of(*parts) == "REFUTED"


def test_that_rose_is_at_least_what_a_mixture_makes_sure_of_is_a_definition():
    game = GAMES["matching pennies"]
    proof = solve("rose", game, kernel="R1").proof
    given = {"kernel": "R1", "player": 0, "proof": proof}
    for mixture in ((F(1, 2), F(1, 2)), (1, 0)):
        verdict = check(game, rose_is_at_least, given={**given, "mixture": mixture})
        assert verdict.status == "PROVED"
    for mixture in ((1, 1), (1,), (2, -1)):
        with pytest.raises(CertificateError):
            rose_is_at_least(game, **{**given, "mixture": mixture})


def test_a_wrong_engine_makes_the_search_no_refutation(monkeypatch):
    def low(solution, game, **given):
        found = solve(solution, game, **given)
        return Found((found.point[0] - 40, found.point[1]), found.proof)

    monkeypatch.setattr(game_searches, "solve", low)
    assert rose_is_no_less_than_maximin("R1").status == "PROVED"
    monkeypatch.undo()
    monkeypatch.setattr(game_searches, "TRIES", 200)
    for kernel in ("R2", "R3"):
        assert rose_is_no_less_than_maximin(kernel).status == "UNFALSIFIED"
