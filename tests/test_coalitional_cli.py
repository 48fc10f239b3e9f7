"""`accord bargain` and `accord check` of coalitional games."""

import json

import pytest

from accord.cli import run

GLOVES = """
kind = "coalitional-game"
players = ["Ann", "Bob", "Cleo"]

[worths]
"Ann,Bob" = 1
"Ann,Cleo" = 1
"Ann,Bob,Cleo" = 1
"""
MAJORITY = """
kind = "coalitional-game"
title = "three of a kind"
players = ["1", "2", "3"]
quota = 2
weights = [1, 1, 1]
"""
ALONE = """
kind = "coalitional-game"
players = ["Ann", "Bob"]
worths = [[["Ann"], 1], [["Ann", "Bob"], "1/2"]]
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {"gloves": GLOVES, "majority": MAJORITY, "alone": ALONE}.items():
        (tmp_path / f"{name}.toml").write_text(text)
    return tmp_path


def said(capsys, *arguments):
    status = run(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def test_all_solutions_of_a_game_are_proved_and_kept(capsys, here):
    status, out, _ = said(capsys, "bargain", "gloves.toml", "--certificate", "kept")
    assert status == 0
    assert out.count("PROVED") == 7
    assert "core            1     0     0" in out
    assert "shapley         2/3   1/6   1/6" in out
    assert "core: its only point" in out
    files = sorted(path.name for path in (here / "kept").iterdir())
    assert len(files) == 7
    assert run(["recheck", *(f"kept/{name}" for name in files)]) == 0
    capsys.readouterr()
    kept = json.loads((here / "kept" / "nucleolus.json").read_text())
    kept["statement"]["property"]["parameters"]["point"] = [0, 1, 0]
    (here / "kept" / "nucleolus.json").write_text(json.dumps(kept))
    assert run(["recheck", "kept/nucleolus.json"]) == 4


def test_an_empty_core_is_a_proved_row(capsys):
    status, out, _ = said(capsys, "bargain", "majority.toml", "--solution", "core")
    assert status == 0
    assert "PROVED   core       empty" in out
    assert "core: {1, 2}, {1, 3}, {2, 3} each 1/2: 3/2 > 1" in out
    status, out, _ = said(
        capsys, "bargain", "majority.toml", "--solution", "core", "--json"
    )
    (answer,) = json.loads(out)
    assert answer["point"] is None
    assert answer["shown"] == ["empty"]
    assert answer["status"] == "PROVED"


def test_what_is_not_defined_is_said(capsys):
    status, out, _ = said(capsys, "bargain", "alone.toml")
    assert status == 0
    assert "undefined nucleolus: there is no imputation" in out
    assert "PROVED   prenucleolus" in out
    status, out, _ = said(capsys, "bargain", "alone.toml", "--solution", "nucleolus")
    assert status == 2


def test_a_claimed_point_is_checked_by_name(capsys):
    status, out, _ = said(
        capsys, "check", "gloves.toml", "in-core", "--point", "2/3,1/6,1/6"
    )
    assert status == 1
    assert "coalition: {Ann, Bob}" in out
    assert "{Ann, Bob} get 5/6 and are worth 1 without the others." in out
    assert said(capsys, "check", "gloves.toml", "in-core", "--point", "1,0,0")[0] == 0
    for prop in ("nucleolus", "single-core-point", "least-core", "prenucleolus"):
        assert said(capsys, "check", "gloves.toml", prop, "--point", "1,0,0")[0] == 0
        assert said(capsys, "check", "gloves.toml", prop, "--point", "0,1,0")[0] == 1
    status, out, _ = said(
        capsys,
        "check",
        "gloves.toml",
        "symmetric-players",
        "--player",
        "Bob",
        "--other",
        "Ann",
    )
    assert status == 1
    assert "{Cleo} is worth 0 with Bob, 1 with Ann" in out
    assert said(capsys, "check", "majority.toml", "core-empty")[0] == 0
    assert said(capsys, "check", "gloves.toml", "balanced-game")[0] == 0
    status, out, _ = said(capsys, "check", "gloves.toml", "convex-game")
    assert status == 1
    assert "Bob adds 1 to {Ann}, and 0 to {Ann, Cleo}." in out


def test_games_are_listed_and_shown(capsys):
    status, out, _ = said(capsys, "list", "properties")
    assert status == 0
    for name in ("in-core", "nucleolus", "shapley-value", "core-empty"):
        assert name in out
    status, out, _ = said(capsys, "show", "shapley-value")
    assert status == 0
    assert "property of a CoalitionalGame" in out


WRONG = [
    pytest.param(
        ["bargain", "gloves.toml", "--solution", "nash"], "BargainingProblem", id="nash"
    ),
    pytest.param(
        ["bargain", "gloves.toml", "--solution", "shaply"], "`shapley`", id="a typo"
    ),
    pytest.param(
        ["bargain", "gloves.toml", "--disagreement", "0,0,0"], "itself", id="a point"
    ),
    pytest.param(["bargain", "gloves.toml", "--comprehensive"], "itself", id="free"),
    pytest.param(
        ["bargain", "gloves.toml", "--plot", "x.svg"], "two players", id="a picture"
    ),
    pytest.param(
        ["check", "gloves.toml", "in-core", "--point", "1,0"], "3 players", id="short"
    ),
    pytest.param(["check", "gloves.toml", "in-core"], "--point", id="no point"),
    pytest.param(
        ["check", "gloves.toml", "in-core", "--point", "1,0,x"], "exact", id="no number"
    ),
    pytest.param(
        ["check", "gloves.toml", "null-player", "--player", "Dan"],
        "no player is named `Dan`",
        id="a stranger",
    ),
    pytest.param(
        ["check", "gloves.toml", "strategyproof"], "CoalitionalGame", id="of rules"
    ),
    pytest.param(
        ["check", "alone.toml", "nucleolus", "--point", "1,-1/2"],
        "no imputation",
        id="no imputation",
    ),
]


@pytest.mark.parametrize(("arguments", "word"), WRONG)
def test_wrong_use_is_one_error(capsys, arguments, word):
    status, out, err = said(capsys, *arguments)
    said_all = out + err
    assert status == 2
    assert word in said_all
