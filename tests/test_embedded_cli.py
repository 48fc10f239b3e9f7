"""`accord check` of embedded equilibria: answers, certificates, bad input."""

import json

import pytest

from accord.cli import run

DILEMMA = """NFG 1 R "the prisoner's dilemma" { "Ann" "Bob" }
{ { "C" "D" } { "C" "D" } }
""
{ { "" 2, 2 } { "" 3, 0 } { "" 0, 3 } { "" 1, 1 } }
1 2 3 4
"""
SYMBOLIC = """
kind = "strategic-game"
players = ["row", "column"]
payoffs = [[["r", "r"], [0, 3]], [[3, 0], [1, 1]]]
where = ["1 < r < 3"]

[actions]
row = ["C", "D"]
column = ["C", "D"]
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dilemma.nfg").write_text(DILEMMA)
    (tmp_path / "symbolic.toml").write_text(SYMBOLIC)
    return tmp_path


def said(capsys, *arguments):
    status = run(["check", *arguments])
    found = capsys.readouterr()
    return status, found.out + found.err


EMBEDDED = ("dilemma.nfg", "embedded-equilibrium", "--profile")


@pytest.mark.parametrize("reading", ["limit", "closed", "full"])
@pytest.mark.parametrize(
    ("profile", "status"), [("C,C", 0), ("D,D", 0), ("C,D", 1), ("1/2,1/2;1,0", 1)]
)
def test_the_exit_status_is_the_answer(capsys, profile, status, reading):
    found, text = said(capsys, *EMBEDDED, profile, "--reading", reading)
    assert found == status
    assert f"reading={reading}" in text.splitlines()[0]


def test_a_certificate_is_checked_by_the_kernel_alone(capsys):
    for profile, word in (("C,C", "PROVED"), ("C,D", "REFUTED")):
        said(capsys, *EMBEDDED, profile, "--certificate", "c.json")
        assert run(["recheck", "c.json"]) == 0
        text = capsys.readouterr().out
        assert text.startswith(word)
        assert "limit" in text


def test_a_certificate_that_was_edited_is_rejected(capsys, here):
    said(capsys, *EMBEDDED, "C,C", "--certificate", "c.json")
    data = json.loads((here / "c.json").read_text())
    data["statement"]["property"]["parameters"]["profile"] = [[1, 0], [0, 1]]
    (here / "c.json").write_text(json.dumps(data))
    assert run(["recheck", "c.json"]) == 4


def test_json_has_the_reading_and_the_beliefs(capsys):
    _, text = said(capsys, *EMBEDDED, "C,C", "--json")
    answer = json.loads(text)
    assert answer["status"] == "PROVED"
    assert "reading limit" in " ".join(answer["notes"])
    parameters = answer["certificate"]["statement"]["property"]["parameters"]
    assert parameters["proof"] == {"map": [[{"text": "beliefs"}, [[0, 0, 0, 1]]]]}


BELIEFS = "0,1/2-p/2,1/2-p/2,p"
REGION = ("--where", "0<=p<=1", "--for-which", "p")


def test_the_beliefs_that_hold_a_profile_are_a_region(capsys):
    arguments = ("embedded-best-response", "--profile", "C,C", "--beliefs", BELIEFS)
    status, text = said(capsys, "dilemma.nfg", *arguments, *REGION)
    assert status == 0
    assert "exactly for 1/3 <= p <= 1" in text


def test_a_game_with_parameters_is_answered_for_all_of_them(capsys):
    symbolic = ("symbolic.toml", "embedded-equilibrium", "--profile")
    status, text = said(capsys, *symbolic, "C,C")
    assert status == 0
    assert "all real r with 1 < r < 3" in text
    assert said(capsys, *symbolic, "C,D")[0] == 1


BAD = [
    ((*EMBEDDED, "C,C", "--reading", "clsed"), "no reading of embedded equilibrium"),
    ((*EMBEDDED, "C,C", "--epsilon=-1"), "tolerance of at least 0, got -1"),
    ((*EMBEDDED, "C"), "expected a strategy for each of 2 players"),
    ((*EMBEDDED, "1/2,1/3;1,0"), "2 probabilities that sum to 1"),
    (("dilemma.nfg", "embedded-equilibrium"), "--profile"),
    (
        ("dilemma.nfg", "embedded-best-response", "--profile", "C,C", "--beliefs", "1"),
        "expected 4 probabilities that sum to 1, one for each profile",
    ),
    (
        (
            "dilemma.nfg",
            "embedded-best-response",
            "--profile",
            "C,C",
            "--beliefs",
            "2,-1,0,0",
        ),
        "expected 4 probabilities that sum to 1",
    ),
    (
        (
            "dilemma.nfg",
            "subjective-beliefs",
            "--profile",
            "C,C",
            "--beliefs-of",
            "1,0,0,0",
        ),
        "expected beliefs of each of 2 players, got 4",
    ),
    (
        (
            "dilemma.nfg",
            "subjective-nash",
            "--profile",
            "C,C",
            "--expectations",
            "1,0;1",
        ),
        "one for each profile of the others",
    ),
    (
        (
            *("symbolic.toml", "embedded-equilibrium", "--profile", "C,C"),
            *("--where", "r <= 1"),
        ),
        "no values of r were found",
    ),
    (("borda", "embedded-equilibrium", "--profile", "C,C"), "StrategicGame"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD)
def test_bad_input_is_one_clear_error(capsys, arguments, words):
    status, text = said(capsys, *arguments)
    assert status == 2
    assert words in text
    assert text.count("error:") == 1
