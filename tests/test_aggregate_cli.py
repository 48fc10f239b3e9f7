"""`accord aggregate`: exit statuses, certificates, JSON, and what else can be asked."""

import json

import pytest

from accord.cli import run

TEXT = """
kind = "aggregation"
title = "one thing"
individuals = ["Ann", "Bob"]
outcomes = ["to Ann", "to Bob", "to nobody"]
society = SOCIETY

[utilities]
Ann = [1, 0, 0]
Bob = [0, 1, 0]
"""
PARETO = ["pareto-indifference", "preference-pareto", "weak-pareto", "strong-pareto"]


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(society, name="thing.toml"):
        (tmp_path / name).write_text(TEXT.replace("SOCIETY", society), "utf-8")
        return name

    return write


@pytest.mark.parametrize(
    ("society", "status", "words"),
    [
        ("[2, 1, 0]", 0, "PROVED PROVED PROVED PROVED"),
        ("[1, 0, 0]", 1, "PROVED PROVED PROVED REFUTED"),
        ("[1, -1, 0]", 1, "PROVED REFUTED REFUTED REFUTED"),
    ],
)
def test_each_condition_has_a_verdict_and_a_certificate(
    file, capsys, society, status, words
):
    name = file(society)
    assert run(["aggregate", name, "--json", "--certificate", "kept"]) == status
    answers = json.loads(capsys.readouterr().out)
    # There are weights of some sign, so a fifth answer says which.
    weighted = answers.pop()
    assert weighted["property"].startswith("weighted-sum(weights=(")
    assert weighted["status"] == "PROVED"
    assert weighted["certificate"]["kind"] == "table"
    assert [a["status"] for a in answers] == words.split()
    assert [a["property"] for a in answers] == PARETO
    assert run(["recheck", "kept/weighted-sum.json", "--quiet"]) == 0
    capsys.readouterr()
    kept = [f"kept/{name}.json" for name in PARETO]
    assert run(["recheck", *kept, "--quiet"]) == 0
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines() if line[0] != " "] == (
        words.split()
    )
    for answer in answers:
        assert (answer["counterexample"] is None) == (answer["status"] == "PROVED")


def test_an_edited_certificate_is_rejected(file, tmp_path, capsys):
    run(["aggregate", file("[2, 1, 0]"), "--quiet", "--certificate", "kept"])
    path = tmp_path / "kept" / "strong-pareto.json"
    path.write_text(path.read_text("utf-8").replace('"times": "2"', '"times": "3"'))
    capsys.readouterr()
    assert run(["recheck", str(path)]) == 4
    assert "the file is not the one that was written" in capsys.readouterr().err


def test_quiet_prints_two_lines_an_answer(file, capsys):
    run(["aggregate", file("[2, 1, 0]"), "--quiet"])
    assert len(capsys.readouterr().out.splitlines()) == 10


def test_where_there_are_no_weights_none_are_said(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = TEXT.replace("0]\nBob", "1]\nBob").replace("SOCIETY", "[0, 0, 1]")
    alike = text.replace("Bob = [0, 1, 0]", "Bob = [1, 0, 1]")
    (tmp_path / "alike.toml").write_text(alike, "utf-8")
    assert run(["aggregate", "alike.toml", "--json"]) == 1
    answers = json.loads(capsys.readouterr().out)
    assert [a["property"] for a in answers] == PARETO


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('kind = "aggregation"', "individuals"),
        ('kind = "strategic-game"', "players"),
        ("kind = ", "TOML"),
    ],
)
def test_bad_input_is_one_error(tmp_path, monkeypatch, capsys, text, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.toml").write_text(text, "utf-8")
    assert run(["aggregate", "bad.toml"]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("weighted-sum --weights 2,1", 0),
        ("weighted-sum --weights 1,2", 1),
        ("unique-weights --weights 2,1 --constant 0", 0),
        ("weighted-sum --weights ? --constant ? --open weights", 0),
        ("unique-optimum --choice 0", 0),
        ("geometric-best --law 1/2,1/2,0 --powers 1,1", 0),
        ("geometric-best --law 1,0,0 --powers 1,1", 1),
        ("nash-supported --law 2/3,1/3,0 --powers 2,1", 0),
        ("vnm-independence --powers 1,1", 1),
        ("vnm-independence", 0),
        ("society-prefers --better 1,0,0 --worse 0,1,0", 0),
        ("quasi-concave --powers 2,1 --search 200", 3),
        ("weighted-sum", 2),
        ("geometric-best --law 1,0,0 --powers 1/2,1", 2),
        ("unique-optimum --choice nowhere", 2),
        ("nash", 2),
    ],
)
def test_other_questions_about_a_file(file, capsys, asked, status):
    assert run(["check", file("[2, 1, 0]"), *asked.split(), "--quiet"]) == status
    capsys.readouterr()


def test_the_region_of_weights_for_which_one_gets_all(file, capsys):
    name = file('["a", "b", 0]\nwhere = ["a > 0", "b > 0"]')
    asked = ["unique-optimum", "--choice", "0", "--for-which", "a,b"]
    assert run(["check", name, *asked]) == 0
    assert "a > b" in capsys.readouterr().out


def test_which_independence_fails_is_said(file, capsys):
    run(["check", file("[2, 1, 0]"), "vnm-independence", "--powers", "1,1"])
    said = " ".join(capsys.readouterr().out.split())
    assert "independence of von Neumann and Morgenstern fails (not that of" in said
