"""The page that goes through the paper on embedded agents by its numbers."""

import re
from pathlib import Path

from accord.papers.claim import all_papers
from accord.theory.formats.data import kind_names
from accord.theory.off_path import READINGS
from accord.theory.properties import all_properties

PAGE = Path(__file__).parents[2] / "docs" / "embedded_paper.md"
TEXT = PAGE.read_text("utf-8")
CLAIMS = all_papers()["meulemans2025"].claims


def test_the_names_on_the_page_exist():
    named = set(re.findall("`([a-z0-9.-]+)`", TEXT)) - {*READINGS}
    options = {name for name in named if name.startswith("--")}
    known = {*all_properties(), *kind_names(), *(claim.id for claim in CLAIMS)}
    assert named - options - known == set()


def test_what_is_beyond_a_finite_tool_is_on_the_page():
    for claim in CLAIMS:
        if claim.covers == "beyond":
            first, *_ = re.findall(r"\d\.\d+", claim.id) or ["remarks"]
            assert first in TEXT, claim.id


def test_every_number_that_a_definition_cites_is_on_the_page():
    cited = re.compile(r"(?:Definition|Theorem|Proposition|Lemma|Example) (\d\.\d+)")
    for name, prop in all_properties().items():
        doc = prop.body.__doc__ or ""
        if "Meulemans" in doc:
            assert all(number in TEXT for number in cited.findall(doc)), name
