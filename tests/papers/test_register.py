"""The papers against the register of claims, row by row, where the register is."""

import csv
from pathlib import Path

import pytest

from accord.papers.claim import Claim, Paper, all_papers

REGISTER = Path(__file__).parents[3] / "shared" / "claims.tsv"
PAPERS = all_papers()
WHOLE = ("spine", "reals", "axioms", "bargaining", "coalitional")


def _rows(issue: str) -> list[dict[str, str]]:
    if not REGISTER.exists():
        return []
    with REGISTER.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["issue"] == issue]


def _has(row: dict[str, str]) -> bool:
    paper = PAPERS.get(row["paper"])
    return paper is not None and row["claim"] in {claim.id for claim in paper.claims}


# Of embedded agents, what is there so far.
ROWS = [
    *(row for issue in WHOLE for row in _rows(issue)),
    *filter(_has, _rows("embedded")),
]
NAMES = [f"{row['paper']}.{row['claim']}" for row in ROWS]

needs_register = pytest.mark.skipif(
    not ROWS, reason="the register of claims (../shared/claims.tsv) is not here"
)


def _claim(row: dict[str, str]) -> Claim:
    assert row["paper"] in PAPERS, f"no file for the paper {row['paper']}"
    claims = {claim.id: claim for claim in PAPERS[row["paper"]].claims}
    assert row["claim"] in claims, f"{row['paper']} lacks the claim {row['claim']}"
    return claims[row["claim"]]


@needs_register
@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_registered_claim_is_listed_as_registered(row: dict[str, str]):
    claim = _claim(row)
    assert claim.covers == row["covers"]
    if row["expected"] == "-":
        assert not claim.parts, "what is cited or beyond a finite tool is never run"
        assert claim.reason
    elif row["expected"] != "DECIDE":
        assert claim.parts, "a claim with a verdict is run"
        assert claim.expected == row["expected"]


@needs_register
@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_statement_has_the_numbers_of_the_register(row: dict[str, str]):
    def numbers(text: str) -> set[str]:
        words = "".join(c if c.isdigit() or c in ",/" else " " for c in text).split()
        return {word.strip(",/") for word in words} - {""}

    assert numbers(row["statement"]) <= numbers(_claim(row).statement)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=list(PAPERS))
def test_a_paper_is_presented(paper: Paper):
    assert paper.claims
    assert paper.title.endswith(")"), "a title ends with the year"
    for claim in paper.claims:
        assert claim.id == claim.id.lower().replace("_", "-").replace(" ", "-")
        assert claim.statement.endswith("."), claim.id
        assert claim.covers in ("whole", "base case", "finite instance") or claim.reason
