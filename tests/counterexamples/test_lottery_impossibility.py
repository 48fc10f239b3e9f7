"""The proof on a page: what it tells, and that it tells the certificate."""

import re

import pytest

from accord.counterexamples.lottery_impossibility import (
    Ranking,
    Reference,
    Relation,
    as_latex,
    as_markdown,
    as_text,
    proof_of,
)
from accord.papers.brandl2018 import EIGHT, NINE, question
from accord.theory.forms import contradicts
from accord.theory.properties import find_property
from accord.verifiers.lottery_rules import no_rule_at

AXIOMS = ("anonymous", "neutral", "sd-pareto", "weakly-sd-strategyproof")


@pytest.fixture(scope="module", params=[EIGHT, NINE], ids=["eight", "nine"])
def found(request):
    return no_rule_at(question(), request.param)


@pytest.fixture(scope="module")
def page(found):
    return proof_of(found, [find_property(axiom) for axiom in AXIOMS])


def test_it_fits_on_a_page(page):
    assert len(as_text(page).splitlines()) <= 70


def test_the_profiles_are_those_of_the_proof(found, page):
    shown = [tuple(ranking.order for ranking in row) for row in page.profiles]
    assert shown == [tuple(profile) for profile in found.facts.profiles]


def test_every_step_of_the_proof_is_told_once_in_order(found, page):
    told = [step for line in page.lines for step in line.tells]
    laws = [s for s in found.steps if s not in told]
    assert len(told) + len(laws) == len(found.steps)
    for step in laws:
        assert found.facts.demands[step.clause].is_law
    assert page.lines[-1].tells == (found.steps[-1],)
    known = {step.fact for step in laws}
    for step in told:
        clause = set()
        if step.clause is not None:
            clause = set(found.facts.demands[step.clause].literals)
        opposite = {step.fact.negation()} if step.fact else set()
        assert step.uses <= known | clause | opposite
        known.add(step.fact)


def test_every_lemma_told_is_one_that_the_kernel_checks(found, page):
    payload = found.verdict.certificate["payload"]
    checked = [entry for entry in payload["clauses"] if entry[0] == "lemma"]
    told = [x for line in page.lines for step in line.tells for x in step.lemmas]
    plain = [x for x in told if len(x) == 2 and x[0][0] == x[1][0].negation()]
    assert len(checked) == len(told) - len(plain)
    for lemma in told:
        assert contradicts([row for row, _ in lemma], [t for _, t in lemma])


def test_every_instance_of_the_certificate_is_told(found, page):
    used = {
        found.facts.demands[step.clause].origin
        for line in page.lines
        for step in line.tells
        if step.clause is not None
    }
    assert used == set(found.facts.origins)


def test_a_line_refers_to_earlier_lines(page):
    for line in page.lines:
        for part in line.said:
            if isinstance(part, Reference):
                assert part.line <= line.number


def test_the_last_line_is_a_contradiction(page):
    said = page.lines[-1].said
    assert said[0] == "Contradiction: "
    assert isinstance(said[1], Relation)
    assert said[1].sense in (">", ">=")


def test_text_markdown_and_latex_say_the_same(page):
    text, markdown, latex = as_text(page), as_markdown(page), as_latex(page)
    for line in page.lines:
        assert f"({line.number})" in text
        assert f"- ({line.number}) " in markdown
        assert f"\\item[({line.number})]" in latex
    assert text.count("could report") == markdown.count("could report")
    assert text.count("could") == latex.count("could")
    assert latex.count("\\begin") == latex.count("\\end") == 2
    assert latex.count("$") % 2 == 0
    assert not re.search(r"[^$_{]P\d", latex.split("description")[1])


def test_an_order_is_shown_by_its_classes(page):
    assert any(isinstance(part, Ranking) for line in page.lines for part in line.said)
    assert "ab > cd" in as_text(page) or "cd > ab" in as_text(page)
