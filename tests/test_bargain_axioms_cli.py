"""`accord bargain --axioms`: the matrix, a cell, certificates, JSON and complaints."""

import json

import pytest

from accord.cli import run


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys, *arguments):
    status = run(["bargain", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_cell_is_told_with_its_witness_and_rechecked(capsys, here):
    status, out, _ = said(
        capsys,
        *("--axioms", "nash-iia", "--solution", "kalai-smorodinsky"),
        *("--certificate", "kept.json"),
    )
    assert status == 1
    head, asks = out.splitlines()[:2]
    assert head == (
        "REFUTED     kalai-smorodinsky: independence of irrelevant alternatives (Nash)"
    )
    assert asks.startswith("  asks      What is chosen of more outcomes")
    assert "    without     (0, 2) (1, 1)          (0, 0)         (2/3, 4/3)" in out
    assert "    with more   (0, 2) (1, 1) (2, 0)   (0, 0)         (1, 1)" in out
    assert "Why: " in out
    assert "accord recheck kept.json" in out
    assert run(["recheck", "kept.json"]) == 0
    assert "REFUTED" in capsys.readouterr().out


def test_a_cell_that_holds_shows_the_argument_and_its_source(capsys):
    status, out, _ = said(
        capsys,
        *("--axioms", "midpoint-domination", "--solution", "raiffa", "--search", "20"),
    )
    assert status == 3
    assert out.startswith("UNFALSIFIED raiffa: midpoint domination\n")
    assert "none of 20 fails (seed 0); a search proves nothing" in out
    assert "  argument  " in out
    assert "  source    argued here" in out
    assert "recheck" not in out


def test_a_limit_is_told_with_e(capsys):
    status, out, _ = said(capsys, "--axioms", "continuity", "--solution", "utilitarian")
    assert status == 1
    assert "as e goes to 0" in out
    assert " e" in out


def test_a_game_is_told_row_by_row(capsys):
    _, out, _ = said(capsys, "--axioms", "threat-immunity", "--solution", "coco")
    assert "payoffs by row" in out
    assert "(0, 0) / (0, -1)" in out


def test_some_lines_of_the_matrix_and_their_certificates(capsys, here):
    status, out, _ = said(
        capsys,
        *("--axioms", "symmetry,payoff-dominance", "--search", "10"),
        *("--certificate", "kept"),
    )
    assert status == 1
    assert max(map(len, out.splitlines())) <= 100
    lines = [line for line in out.splitlines() if line.startswith("  symmetry")]
    assert lines[0].split().count("NO") == 2
    assert "UNFALSIFIED, nothing found at 10 instances" in out
    names = sorted(path.name for path in (here / "kept").iterdir())
    assert {"symmetry-proportional.json", "symmetry-weighted-nash.json"} <= {*names}
    assert run(["recheck", *(f"kept/{name}" for name in names)]) == 0


def test_json_has_what_the_text_has(capsys):
    status, out, _ = said(
        capsys, "--axioms", "symmetry", "--solution", "raiffa,proportional", "--json"
    )
    assert status == 1
    proportional, raiffa = json.loads(out)
    assert raiffa["status"] == "UNFALSIFIED"
    assert raiffa["searched"] == 400
    assert raiffa["argument"]
    assert raiffa["source"]
    assert (proportional["axiom"], proportional["status"]) == ("symmetry", "REFUTED")
    assert proportional["verdict"]["status"] == "REFUTED"


def test_quiet_leaves_out_the_witness(capsys):
    cell = ("--axioms", "symmetry", "--solution", "proportional", "--quiet")
    _, out, _ = said(capsys, *cell)
    assert out.startswith("REFUTED     proportional (2:1): symmetry\n")
    assert "Why" not in out


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--axioms", "symetry"), "no axiom is named `symetry`"),
        (("--axioms", "symmetry", "--solution", "nsh"), "is not asked of `nsh`"),
        (("--axioms", "symmetry", "--search", "0"), "expected at least 1 instance"),
        (("some.toml", "--axioms"), "--axioms asks of all problems, got `some.toml`"),
        ((), "expected a problem"),
    ],
)
def test_a_wrong_use_is_one_clear_error(capsys, arguments, complaint):
    status, out, err = said(capsys, *arguments)
    assert (status, out) == (2, "")
    assert complaint in err
