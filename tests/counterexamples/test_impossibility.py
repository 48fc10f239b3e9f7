"""Impossibilities in words: golden texts, other forms, and axioms of one's own.

Golden texts are in tests/outputs; ACCORD_UPDATE=1 writes them anew.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from accord.cli import run
from accord.counterexamples.axioms import find_rule
from accord.counterexamples.explanations import as_latex, as_markdown, as_text, render
from accord.counterexamples.impossibility import explain
from accord.counterexamples.profile_graphs import as_png, as_svg, draw_graph, graph_of
from accord.papers.claim import any_rule
from accord.theory.errors import ModelError
from accord.theory.forms import Form
from accord.theory.loading import load_object
from accord.theory.properties import find_property, property_of
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.verifiers.engines.clauses import collect
from accord.verifiers.engines.derivations import derive
from accord.verifiers.limits import Limits

OUTPUTS = Path(__file__).parent.parent / "outputs"
GIBBARD = ("strategyproof", "onto", "nondictatorial")
ARROW = (
    "weakly-paretian",
    "independence-of-irrelevant-alternatives",
    "no-arrow-dictator",
)
ASKED = {"gibbard": ("voting", GIBBARD), "arrow": ("welfare", ARROW)}
COMMAND = f"find --axioms {','.join(GIBBARD)} --voters 2 --alternatives 3".split()


@pytest.fixture(scope="module")
def proofs():
    return {
        name: find_rule(axioms, setting, agents=2, alternatives=3).explanation
        for name, (setting, axioms) in ASKED.items()
    }


# --- golden texts -------------------------------------------------------------------

GOLDEN = [(name, suffix) for name in ASKED for suffix in ("txt", "md", "tex", "svg")]


def written(proof, suffix):
    if suffix == "svg":
        return as_svg(proof)
    return render(proof, f"proof.{suffix}")


@pytest.mark.parametrize(("name", "suffix"), GOLDEN)
def test_the_proof_is_the_golden_text(proofs, name, suffix):
    text = written(proofs[name], suffix)
    path = OUTPUTS / f"impossible-{name}.{suffix}"
    if os.environ.get("ACCORD_UPDATE"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_the_proof_does_not_depend_on_the_order_of_sets(proofs, tmp_path):
    for seed in ("1", "2"):
        path = tmp_path / f"proof-{seed}.txt"
        arguments = [*COMMAND, "--quiet", "--explain", str(path)]
        subprocess.run(
            [sys.executable, "-m", "accord", *arguments],
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert path.read_text("utf-8") == as_text(proofs["gibbard"])


@pytest.mark.parametrize("name", ASKED)
def test_a_proof_fits_on_a_page(proofs, name):
    lines = as_text(proofs[name]).splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 80
    assert len(proofs[name].profiles) <= 20


@pytest.mark.parametrize("name", ASKED)
def test_the_profiles_listed_are_those_that_the_lines_name(proofs, name):
    proof = proofs[name]
    words = " ".join([line.claim + " ".join(line.reasons) for line in proof.lines])
    assert set(re.findall(r"\bP\d+\b", words)) == {name for name, _ in proof.profiles}


@pytest.mark.parametrize("name", ASKED)
def test_a_line_rests_on_lines_before_it_that_still_hold(proofs, name):
    known = {}
    for line in proofs[name].lines:
        if line.claim.startswith("So "):
            assert line.rests[0] in known
            known = {k: d for k, d in known.items() if d <= line.depth}
        else:
            assert set(line.rests) <= set(known)
        known[line.number] = line.depth
        if line.claim.startswith("Suppose "):
            known[line.number] = line.depth + 1
    assert [line.number for line in proofs[name].lines] == list(
        range(1, len(proofs[name].lines) + 1)
    )


def test_every_instance_is_told_in_the_words_of_its_property(proofs):
    texts = {name: as_text(proof) for name, proof in proofs.items()}
    assert "would report as at" in texts["gibbard"]
    assert "gets no favourite (nondictatorial)" in " ".join(texts["gibbard"].split())
    assert "all rank" in texts["arrow"]
    assert "are ranked alike at" in texts["arrow"]


# --- other impossibilities ------------------------------------------------------------


@pytest.mark.parametrize(
    ("axioms", "setting", "options", "words"),
    [
        pytest.param(
            ("maskin-monotone", "onto", "nondictatorial"),
            "voting",
            {"agents": 2, "alternatives": 3},
            "would stay at",
            id="muller-satterthwaite",
        ),
        pytest.param(
            ("anonymous", "neutral"),
            "voting",
            {"agents": 2, "alternatives": 2},
            "neutral",
            id="a tie that must be broken",
        ),
    ],
)
def test_other_impossibilities_are_told_too(axioms, setting, options, words):
    answer = find_rule(axioms, setting, **options)
    assert words in " ".join(answer.story.split())
    assert as_latex(answer.explanation).count("\\item") == len(answer.explanation.lines)


def test_a_rule_that_exists_has_no_proof_against_it():
    answer = find_rule(["strategyproof", "onto"], agents=2, alternatives=3)
    assert answer.explanation is None


OWN = '''
from accord.theory.mechanisms import Mechanism
from accord.theory.properties import assume, prop


@prop(Mechanism, forall=("profile", "alternative"))
def likes_the_first(m, profile, alternative):
    """If the first voter likes it best, it is chosen."""
    assume(profile[0][0] == alternative)
    return m(profile) == alternative


@prop(Mechanism, forall=("agent",), exists=("witness_profile",))
def heard(m, agent, witness_profile):
    """Everybody gets her favourite somewhere, where nobody else likes it best."""
    others = [t[0] for i, t in enumerate(witness_profile) if i != agent]
    best = witness_profile[agent][0]
    return best not in others and m(witness_profile) == best
'''


def told(folder, *axioms):
    """Return the proof that no voting rule has these, some of a person's file."""
    (folder / "own.py").write_text(OWN, "utf-8")
    subject = build(any_rule("voting", agents=2, alternatives=2), None, Form.unknown)
    statements = [
        Statement(
            property_of(load_object(f"{folder}/own.py:{axiom}"))
            if "_" in axiom or axiom == "heard"
            else find_property(axiom),
            subject,
            {},
        )
        for axiom in axioms
    ]
    clauses = collect(statements, Limits())
    asked = [k for k, s in enumerate(statements) if s.prop.exists]
    return explain("No rule", statements, clauses, derive(clauses, asked, 100_000))


def test_an_axiom_of_ones_own_is_named_with_who_and_where(tmp_path):
    proof = told(tmp_path, "likes_the_first", "heard")
    text = " ".join(as_text(proof).split())
    assert "heard for Bob, asks for a witness" in text
    assert "likes-the-first" in text


def test_an_instance_of_ones_own_axiom_is_placed_at_a_profile(tmp_path):
    proof = told(tmp_path, "likes_the_first", "anonymous")
    text = " ".join(as_text(proof).split())
    assert re.search(r"likes-the-first at P\d, alternative [ab]", text)
    assert re.search(r"anonymous for \w+ at P\d, other \w+", text)


# --- other forms ------------------------------------------------------------------


@pytest.mark.parametrize("name", ASKED)
def test_markdown_has_a_row_for_each_profile_and_an_item_for_each_line(proofs, name):
    lines = as_markdown(proofs[name]).splitlines()
    assert sum(line.startswith("| P") for line in lines) == len(proofs[name].profiles)
    items = [line for line in lines if line.lstrip().startswith("- **")]
    assert len(items) == len(proofs[name].lines)


@pytest.mark.parametrize("name", ASKED)
def test_latex_is_balanced_and_escaped(proofs, name):
    text = as_latex(proofs[name])
    opened = re.findall(r"\\begin\{(\w+)\}", text)
    assert sorted(opened) == sorted(re.findall(r"\\end\{(\w+)\}", text))
    assert text.count("$") % 2 == 0
    outside = re.sub(r"\$[^$]*\$", "", text)
    assert ">" not in outside
    assert "_" not in outside
    assert "\\succ" in text
    assert text.count("\\item") == len(proofs[name].lines)


def test_latex_escapes_what_has_a_meaning_of_its_own(proofs):
    from accord.counterexamples.explanations import _latex

    assert _latex("50% of {a,b} & c_1 > d") == (r"50\% of \{a,b\} \& $c_1 \succ d$")
    assert _latex("P12 and a > b = c") == r"$P_{12}$ and $a \succ b \sim c$"


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="no LaTeX is installed")
def test_latex_compiles(proofs, tmp_path):
    (tmp_path / "proof.tex").write_text(as_latex(proofs["gibbard"]), "utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "proof.tex"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("name", ASKED)
def test_the_graph_has_a_node_for_each_profile(proofs, name):
    proof = proofs[name]
    root = ET.fromstring(as_svg(proof))
    groups = [g for g in root.iter() if g.get("class") == "profile"]
    assert [g.get("id") for g in groups] == [name for name, _ in proof.profiles]
    links = [g for g in root.iter() if g.get("class") == "link"]
    graph = graph_of(proof)
    assert len(links) == graph.number_of_edges() > 0
    labels = {label for *_, labels in graph.edges(data="labels") for label in labels}
    assert labels == {"Ann", "Bob"}


def test_a_link_joins_profiles_that_differ_in_one_report(proofs):
    reports = dict(proofs["gibbard"].profiles)
    for link in proofs["gibbard"].links:
        pairs = zip(reports[link.first], reports[link.second], strict=True)
        changed = [i for i, (x, y) in enumerate(pairs) if x != y]
        assert [("Ann", "Bob")[i] for i in changed] == [link.agent]


def test_a_png_is_a_picture(proofs):
    pytest.importorskip("matplotlib")
    picture = as_png(proofs["arrow"])
    assert picture.startswith(b"\x89PNG")
    assert picture == as_png(proofs["arrow"])


@pytest.mark.parametrize(
    ("write", "path"),
    [
        pytest.param(render, "proof.pdf", id="a text"),
        pytest.param(render, "proof", id="a text without an ending"),
        pytest.param(draw_graph, "proof.gif", id="a picture"),
    ],
)
def test_another_form_is_refused(proofs, write, path):
    with pytest.raises(ModelError, match="proof"):
        write(proofs["gibbard"], path)


def test_a_proof_may_name_no_profile(proofs):
    bare = replace(proofs["gibbard"], profiles=(), links=(), supposed=())
    for form in ("txt", "md", "tex", "svg"):
        assert "P0" not in written(bare, form)
    assert ET.fromstring(as_svg(bare)).tag.endswith("svg")


# --- the command line ---------------------------------------------------------------


def test_the_command_line_writes_the_proof_and_its_picture(proofs, tmp_path, capsys):
    text, picture = tmp_path / "proof.md", tmp_path / "proof.svg"
    arguments = [*COMMAND, "--explain", str(text), "--plot", str(picture)]
    assert run(arguments) == 1
    assert text.read_text("utf-8") == as_markdown(proofs["gibbard"])
    assert picture.read_text("utf-8") == as_svg(proofs["gibbard"])
    shown = capsys.readouterr().out
    assert "told in" in shown
    assert "1. P1 gives a" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            [*COMMAND, "--explain", "proof.doc"], "a proof is written as", id="a form"
        ),
        pytest.param(
            ["find", "--axioms", "onto", "--voters", "2", "--explain", "proof.txt"],
            "there is no proof in steps",
            id="a rule that exists",
        ),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path, monkeypatch, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) in (0, 1)
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
