"""The papers on axioms: every claim with its verdict, and as it is registered."""

import csv
import re
from pathlib import Path

import pytest
from axiom_claims import OF_OTHERS

from accord.papers.bogomolnaia_moulin2001 import CLASH
from accord.papers.claim import (
    all_papers,
    any_lotteries,
    implied,
    no_lotteries,
    no_rule,
    rules_number,
    run_claim,
    some_rule,
)
from accord.verifiers.limits import Limits

PAPERS = all_papers()
REGISTER = Path(__file__).parents[3] / "shared" / "claims.tsv"
# More than a few seconds each: these run with the slow tests.
SLOW = {
    ("arrow1951", "base-3-3-strict"),
    ("arrow1951", "base-3-3-weak"),
    ("bogomolnaia-moulin2001", "four-agents-impossible"),
    ("bogomolnaia-moulin2001", "three-agents-only-rsd"),
    ("gibbard1977", "vo-6-mixture-of-dictators"),
    ("moulin1980", "not-onto-more-than-medians"),
    ("moulin1980", "not-onto-tops-only"),
    ("moulin1988", "largest-possible-four"),
    ("moulin1988", "smallest-paradox"),
    ("myerson-satterthwaite1983", "second-best-frontier"),
    ("peters2018", "superset-safe-small"),
    ("satterthwaite1975", "base-2-4"),
}
RUN = {
    "arrow1951": 5,
    "brandt-geist-peters2017": 1,
    "duggan-schwartz2000": 2,
    "endriss2020": 2,
    "may1952": 2,
    "maskin1999": 1,
    "moulin1988": 4,
    "muller-satterthwaite1977": 2,
    "peters2018": 6,
    "sen1970": 3,
}
CITED = {
    ("brandt-geist-peters2017", "impossible-twelve"),
    ("brandt-geist2016", "pareto-fishburn"),
    ("brandt-saile-stricker2018", "voting-with-ties"),
    ("geist-endriss2011", "eighty-four"),
    ("gibbard1977", "vo-5-unilateral-duple"),
    ("holliday2023", "props-a12-b3"),
    ("kluiving2020", "irresolute-multiwinner"),
    ("maskin1999", "sufficiency"),
    ("peters2018", "lifting"),
    ("satterthwaite1975", "lifting"),
    ("tang-lin2009", "induction-arrow"),
    ("zhou1990", "cardinal-impossible"),
}


def _claims():
    for paper in PAPERS.values():
        for claim in paper.claims:
            mine = paper.id in RUN or claim.id in OF_OTHERS.get(paper.id, ())
            if mine and claim.parts:
                yield paper.id, claim.id


def _claim(paper, claim):
    return next(c for c in PAPERS[paper].claims if c.id == claim)


@pytest.mark.parametrize(
    ("paper", "claim"),
    [
        pytest.param(*key, marks=[pytest.mark.slow] if key in SLOW else [])
        for key in _claims()
    ],
)
def test_a_claim_has_the_verdict_that_is_expected(paper, claim):
    result = run_claim(PAPERS[paper], _claim(paper, claim), Limits)
    assert result.verdict == result.claim.expected, result.verdicts
    assert all(v.certificate for v in result.verdicts)


def test_every_claim_that_runs_is_there():
    for paper, number in RUN.items():
        assert sum(bool(c.parts) for c in PAPERS[paper].claims) == number
    assert set(_claims()) >= SLOW


@pytest.mark.parametrize(("paper", "claim"), sorted(CITED))
def test_what_is_cited_is_listed_with_its_reason(paper, claim):
    cited = _claim(paper, claim)
    assert cited.covers == "cited"
    assert cited.reason
    assert not cited.parts


def _registered():
    if not REGISTER.exists():
        return []
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    known = {*_claims(), *CITED}
    return [row for row in rows if (row["paper"], row["claim"]) in known]


@pytest.mark.parametrize(
    "row", _registered(), ids=lambda row: f"{row['paper']}.{row['claim']}"
)
def test_a_registered_claim_is_as_registered(row):
    claim = _claim(row["paper"], row["claim"])
    assert claim.covers == row["covers"]
    # DECIDE: nobody knew, so what was computed stands
    if row["expected"] != "DECIDE":
        assert ("-" if claim.covers == "cited" else claim.expected) == row["expected"]

    def numbers(text):
        return set(re.findall(r"\d[\d,/]*", text))

    said = {n.strip(",") for n in numbers(claim.statement)}
    assert {n.strip(",") for n in numbers(row["statement"])} <= said


# --- four agents ----------------------------------------------------------------------

FAIR = ("sd-efficient", "strongly-sd-strategyproof", "equal-treatment")
FOUR = any_lotteries("assignment", "assignment", agents=4, objects=4)


@pytest.mark.slow
@pytest.mark.parametrize("left_out", CLASH)
def test_without_any_one_of_the_eight_profiles_lotteries_exist(left_out):
    rest = [profile for profile in CLASH if profile != left_out]
    assert _word(no_lotteries(FOUR, FAIR, at=rest)) == "UNKNOWN"


@pytest.mark.slow
@pytest.mark.parametrize("dropped", FAIR)
def test_without_any_one_axiom_lotteries_at_the_eight_profiles_exist(dropped):
    axioms = [axiom for axiom in FAIR if axiom != dropped]
    assert _word(no_lotteries(FOUR, axioms, at=CLASH)) == "UNKNOWN"


# --- the parts can fail ---------------------------------------------------------------

TWO = {"agents": 2, "alternatives": 3}


LOTTERIES = any_lotteries("voting", agents=2, alternatives=2)


def _word(part):
    return part.word(part.ask(Limits()))


def test_another_number_of_rules_is_refuted():
    assert _word(rules_number(17, "voting", ["strategyproof"], **TWO)) == "PROVED"
    assert _word(rules_number(16, "voting", ["strategyproof"], **TWO)) == "REFUTED"


def test_what_some_rule_lacks_is_not_implied():
    said = "mixture-of-dictatorships"
    axioms = ("unanimous", "neutral")
    assert _word(implied(LOTTERIES, axioms, said)) == "PROVED"
    assert _word(implied(LOTTERIES, axioms[:1], said)) == "REFUTED"


def test_profiles_at_which_lotteries_exist_show_nothing():
    same = ((0, 1), (0, 1))
    found = no_lotteries(LOTTERIES, ["unanimous", "constant"], at=[same])
    assert (found.expected, _word(found)) == ("REFUTED", "UNKNOWN")


def test_no_rule_where_there_is_one_is_refuted():
    part = no_rule("voting", ["strategyproof", "onto"], **TWO)
    assert (part.expected, _word(part)) == ("REFUTED", "PROVED")


def test_some_rule_where_there_is_none_is_refuted():
    part = some_rule("voting", ["anonymous", "neutral"], agents=2, alternatives=2)
    assert (part.expected, _word(part)) == ("PROVED", "REFUTED")
