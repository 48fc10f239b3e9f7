"""`accord solve`: golden texts, JSON, certificates, exit statuses and complaints.

Golden texts are in tests/outputs; ACCORD_UPDATE=1 writes them anew.
"""

import json
import os
from pathlib import Path

import pytest

from accord.cli import run

OUTPUTS = Path(__file__).parent / "outputs"
DILEMMA = """
kind = "strategic-game"
title = "prisoner's dilemma"
players = ["Ann", "Bob"]
payoffs = [
  [[2, 2], [0, 3]],
  [[3, 0], [1, 1]],
]
[actions]
Ann = ["C", "D"]
Bob = ["C", "D"]
"""
CHICKEN = """
kind = "strategic-game"
title = "chicken"
players = ["Ann", "Bob"]
payoffs = [
  [[3, 3], [1, 4]],
  [[4, 1], [0, 0]],
]
[actions]
Ann = ["swerve", "dare"]
Bob = ["swerve", "dare"]
"""
WEAK = 'NFG 1 R "weak" { "Ann" "Bob" } { 3 2 }\n3 3 2 2 0 3 3 3 5 6 6 1\n'
BIG = """
from accord.theory.games import from_arrays

game = from_arrays(
    *[[[(a * a + b * k) % 11 for b in range(12)] for a in range(12)] for k in (3, 4)]
)
number = 3
"""
OPEN = """
kind = "strategic-game"
players = ["Ann"]
payoffs = [["a"]]
where = ["a > 0"]
[actions]
Ann = ["C"]
"""
BAYES = """
kind = "bargaining-problem"
players = ["Ann", "Bob"]
outcomes = [[1, 0], [0, 1]]
disagreement = [0, 0]
"""
GOLDEN = {
    "solve-dilemma": (0, "solve dilemma.toml"),
    "solve-degenerate": (0, "solve weak.nfg --concepts nash,pure-nash,strict-nash"),
    "solve-quiet": (
        0,
        "solve chicken.toml --concepts nash,embedded,correlated --quiet",
    ),
    "solve-too-large": (3, "solve big.py:game --concepts nash,dependency --profiles 3"),
    "solve-unknown-concept": (2, "solve dilemma.toml --concepts embeded"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "dilemma.toml": DILEMMA,
        "chicken.toml": CHICKEN,
        "weak.nfg": WEAK,
        "big.py": BIG,
        "open.toml": OPEN,
        "problem.toml": BAYES,
    }.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", GOLDEN)
def test_the_output_is_the_golden_text(name, capsys):
    status, arguments = GOLDEN[name]
    assert run(arguments.split()) == status
    out, err = capsys.readouterr()
    text = f"$ accord {arguments}\n{out}{err}[{status}]\n"
    path = OUTPUTS / f"{name}.txt"
    if os.environ.get("ACCORD_UPDATE"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_json_has_each_verdict_with_its_certificate(capsys):
    assert run(["solve", "dilemma.toml", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    named = {entry["concept"]: entry for entry in data["concepts"]}
    assert named["nash"]["complete"] is True
    assert named["nash"]["all"]["status"] == "PROVED"
    assert named["correlated"]["complete"] is False
    cell = data["table"]["rows"][0]["cells"]["embedded"]
    assert cell["answer"] == "yes"
    assert cell["verdict"]["certificate"]["verdict"] == "PROVED"
    assert data["table"]["rows"][1]["cells"]["nash"]["verdict"]["status"] == "REFUTED"
    assert len(data["table"]["rows"]) == 4


def test_certificates_are_kept_and_pass_the_kernel_again(folder, capsys):
    asked = ["--concepts", "nash,embedded,coco"]
    assert run(["solve", "chicken.toml", *asked, "--certificate", "kept"]) == 0
    assert "accord recheck kept/*.json" in capsys.readouterr().out
    files = sorted(path.name for path in (folder / "kept").iterdir())
    assert {"nash-1.json", "nash-all.json", "coco-1.json"} <= set(files)
    assert "table-1-embedded.json" in files
    assert run(["recheck", *(f"kept/{file}" for file in files), "--quiet"]) == 0
    words = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert len(words) == len(files)
    assert set(words) == {"PROVED", "REFUTED"}


def test_one_certificate_is_one_file(folder, capsys):
    asked = ["--concepts", "security-levels", "--certificate", "levels.json"]
    assert run(["solve", "chicken.toml", *asked]) == 0
    capsys.readouterr()
    assert run(["recheck", "levels.json"]) == 0


def test_the_concepts_are_listed(capsys):
    assert run(["list", "concepts"]) == 0
    said = capsys.readouterr().out
    assert "subjective-embedded" in said
    assert "CoCo value" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("solve nothing.nfg", "cannot read"),
        ("solve open.toml", "expected payoffs in numbers"),
        ("solve problem.toml", "expected a strategic game, got a BargainingProblem"),
        ("solve big.py:number", "expected a strategic game, got a int"),
        ("solve dilemma.toml --concepts ,", "expected the name of a concept"),
        ("solve dilemma.toml --concepts nash,core", "no solution concept is named"),
    ],
    ids=["no file", "parameters", "a problem", "a number", "no name", "a wrong name"],
)
def test_bad_input_is_one_clear_error(arguments, says, capsys):
    assert run(arguments.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("error:") == 1


@pytest.mark.parametrize("option", ["--profiles=0", "--timeout=0", "--memory=1"])
def test_bounds_that_bound_nothing_are_refused(option):
    with pytest.raises(SystemExit):
        run(["solve", "dilemma.toml", option])


PLANE = """
kind = "strategic-game"
title = "symmetric"
players = ["row", "column"]
payoffs = [
  [[1, 1], ["S", "T"]],
  [["T", "S"], [0, 0]],
]
where = ["-1 <= S <= 2", "-1 <= T <= 2"]
[actions]
row = ["C", "D"]
column = ["C", "D"]
"""


@pytest.fixture
def plane(tmp_path):
    (tmp_path / "plane.toml").write_text(PLANE, "utf-8")
    return str(tmp_path / "plane.toml")


def test_games_with_parameters_are_classed_and_drawn(plane, tmp_path, capsys):
    picture, folder = tmp_path / "classes.svg", tmp_path / "kept"
    asked = ["solve", plane, "--concepts", "embedded"]
    kept = ["--plot", str(picture), "--certificate", str(folder)]
    assert run([*asked, *kept]) == 0
    told = capsys.readouterr().out
    assert told.count("PROVED") == 4
    assert "exactly for T < 1 and S > T and S > 0" in told
    assert picture.read_text("utf-8").startswith("<svg")
    assert run(["recheck", *map(str, sorted(folder.iterdir()))]) == 0
    capsys.readouterr()
    assert run([*asked, "--json"]) == 0
    classes = json.loads(capsys.readouterr().out)["classes"]
    assert [c["verdict"]["status"] for c in classes] == ["PROVED"] * 4


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "a game with parameters"),
        (["--concepts", "nash"], "a game with parameters"),
        (["--plot", "x.svg"], "only games with two parameters are drawn"),
    ],
)
def test_of_games_with_parameters_only_embedded_equilibria_are_asked(
    plane, capsys, options, message
):
    assert run(["solve", plane, *options]) == 2
    assert message in capsys.readouterr().err
