"""`accord run`: tables, checks, exit statuses, pictures and complaints."""

import json
import xml.etree.ElementTree as ET

import pytest

from accord.cli import run
from accord.counterexamples.traces import (
    MOST_ROWS,
    draw_trace,
    show_cell,
    some_rounds,
    spread_rounds,
)
from accord.theory.errors import ModelError
from accord.theory.exact import exact
from accord.theory.traces import Trace

ARMS = """
kind = "decision-auction"
title = "two arms"
options = ["safe", "risky"]
rounds = 12

[rewards]
safe = "1/2"
risky = [0, 0, 0, 1]

[[hypotheses]]
name = "cautious"
recommends = "safe"
promises = "1/2"

[[hypotheses]]
name = "bold"
recommends = "risky"
promises = "9/10"
"""
SUBAGENTS = """
kind = "coalitional-agent"
subagents = ["Ann", "Bob"]
observations = ["H", "T"]
actions = ["act", "wait"]
steps = 2
wealths = { Ann = 1, Bob = 2 }
goal = "Bob"
beliefs = { Ann = [1, 0], Bob = [0, 1] }
[values]
Ann = { act = [1, 0], wait = [0, 1] }
Bob = { act = [0, 1], wait = [1, 0] }
"""
GAME = """
kind = "strategic-game"
players = ["she", "he"]
payoffs = [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]
[actions]
she = ["ballet", "box"]
he = ["ballet", "box"]
"""
OWN = """
from accord import DecisionAuction, Hypothesis

auction = DecisionAuction(
    ("stay",), (Hypothesis("hope", "stay", lambda t: 1),), (lambda t: 0,), 4
)
other = 3
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "arms.toml").write_text(ARMS)
    (tmp_path / "game.toml").write_text(GAME)
    (tmp_path / "own.py").write_text(OWN)
    unnamed = ARMS.replace('title = "two arms"\n', "")
    naive = unnamed.replace("rounds = 12", 'rounds = 9\npayment = "second"')
    (tmp_path / "naive.toml").write_text(naive)
    known = 'rounds = 3\nwhere = ["0 <= p <= 1"]'
    opened = ARMS.replace("rounds = 12", known).replace('"9/10"', '"p"')
    (tmp_path / "open.toml").write_text(opened)
    return tmp_path


def said(capsys, *arguments):
    status = run(["run", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_a_run_is_a_table_of_its_rounds(capsys):
    status, out, _ = said(capsys, "arms.toml")
    assert status == 0
    lines = out.splitlines()
    assert lines[0] == "two arms"
    assert "12 rounds" in lines[1]
    rows = [line.split() for line in lines if line.strip()[:1].isdigit()]
    assert rows[4] == ["5", "31/12", "25/48", "bold", "risky", "25/48", "25/48", "0"]
    assert len(rows) == 12
    assert "    wealth of cautious: 99881/27720" in lines
    assert "    overestimation: 1/48" in lines


def test_rounds_can_be_others_and_the_middle_is_left_out(capsys):
    _, out, _ = said(capsys, "arms.toml", "--rounds", "60")
    table = out.partition("reward\n")[2].partition("\n\n")[0]
    first = [row.split()[0] for row in table.splitlines()]
    numbers = [*range(1, 13), "...", *range(49, 61)]
    assert first == list(map(str, numbers))


def test_quiet_prints_the_totals_alone(capsys):
    _, out, _ = said(capsys, "arms.toml", "--quiet")
    assert "winner   option" not in out
    assert "overestimation: 1/48" in out


def test_what_is_checked_decides_the_status(capsys, here):
    assert said(capsys, "arms.toml", "--check", "auction-invariants")[0] == 0
    names = "solvent,wealth-balance"
    status, out, _ = said(
        capsys, "naive.toml", "--check", names, "--certificate", "kept"
    )
    assert status == 1
    assert "PROVED      naive: solvent" in out
    assert "REFUTED     naive: wealth-balance" in out
    assert "after round 2 the wealths sum to" in out
    for name in names.split(","):
        assert f"accord recheck kept/{name}.json" in out
        assert run(["recheck", str(here / "kept" / f"{name}.json")]) == 0


def test_json_has_every_round_and_every_verdict(capsys):
    status, out, _ = said(
        capsys, "arms.toml", "--json", "--rounds", "40", "--check", "solvent"
    )
    data = json.loads(out)
    assert status == 0
    assert len(data["rows"]) == 40
    assert data["rows"][4] == [
        5,
        "31/12",
        "25/48",
        "bold",
        "risky",
        "25/48",
        "25/48",
        0,
    ]
    assert data["verdicts"][0]["status"] == "PROVED"


def test_an_agent_of_subagents_is_run_and_drawn(capsys, here):
    (here / "three.toml").write_text(SUBAGENTS, encoding="utf-8")
    assert run(["run", "three.toml", "--json", "--check", "step-invariants"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row[0] for row in told["rows"]] == [1, 2]
    assert told["rows"][1][1:3] == ["4/3", "7/6"]
    assert [v["status"] for v in told["verdicts"]] == ["PROVED"]
    assert run(["run", "three.toml", "--rounds", "4", "--plot", "x.svg"]) == 0
    assert "negotiated" in capsys.readouterr().out
    lines = ET.parse("x.svg").findall(".//{*}polyline")
    assert len(lines) == 3, "two wealths and the price of H"


def test_an_object_of_a_python_file_is_run(capsys):
    status, out, _ = said(capsys, "own.py:auction")
    assert status == 0
    assert "hope" in out


def test_a_picture_has_a_line_for_each_hypothesis(capsys, here):
    said(capsys, "arms.toml", "--rounds", "500", "--plot", "a.svg")
    root = ET.parse(here / "a.svg").getroot()
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == 2
    assert all(len(line.get("points").split()) == 200 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("game.toml", "expected an object that runs in rounds, got a StrategicGame"),
        ("own.py:other", "expected an object that runs in rounds, got a int"),
        ("open.toml", "parameters without values"),
        ("arms.toml --rounds 0", "rounds"),
        ("own.py:auction --rounds 5", "a function was asked for 4 rounds"),
        ("arms.toml --check truthful", "no property is named `truthful`"),
        ("arms.toml --check strategyproof", "`strategyproof` is about `Mechanism`"),
        ("arms.toml --rounds 1 --plot a.svg", "numbers of at least 2 rounds"),
        ("arms.soc", "arms.soc"),
        ("nothing.toml", "nothing.toml"),
    ],
)
def test_wrong_use_is_one_error(capsys, arguments, says):
    status, _, err = said(capsys, *arguments.split())
    assert status == 2
    assert says in err
    assert err.startswith("error: ")


def test_a_run_that_takes_too_long_is_given_up(capsys):
    status, _, err = said(
        capsys, "arms.toml", "--rounds", "4000000", "--quiet", "--timeout", "0.2"
    )
    assert status == 2
    assert "the run was given up" in err


# --- what is shown ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (3, "3"),
        ("safe", "safe"),
        (exact("1/3"), "1/3"),
        (exact("-7/2"), "-7/2"),
        (exact("86021/22176"), "86021/22176"),
        (exact("123456789/1234567891"), "0.099999..."),
        (exact("-100000000000/3"), "-33333333333.333333..."),
        (1 + exact("1/3") ** 80, "1.000000..."),
    ],
)
def test_a_long_number_is_cut_off_and_says_so(number, shown):
    assert show_cell(number) == shown


def test_rounds_are_the_first_and_last_or_spread_evenly():
    assert some_rounds(3, MOST_ROWS) == [1, 2, 3]
    assert some_rounds(100, 4) == [1, 2, 99, 100]
    assert some_rounds(100, 0) == []
    assert spread_rounds(3, 10) == [1, 2, 3]
    assert spread_rounds(1000, 4) == [1, 334, 667, 1000]


def test_nothing_and_too_much_are_not_drawn():
    rows = ((1, *range(13)), (2, *range(13)))
    names = tuple("abcdefghijklm")
    with pytest.raises(ModelError, match="at least 2 rounds"):
        draw_trace(Trace(("round", *names), rows, {}, ()), "none")
    with pytest.raises(ModelError, match="at most 12 lines, got 13"):
        draw_trace(Trace(("round", *names), rows, {}, names), "many")


def test_what_never_changes_is_drawn_as_well():
    rows = ((1, 0), (2, 0))
    assert "polyline" in draw_trace(Trace(("round", "a"), rows, {}, ("a",)), "flat")


# --- embedded agents ------------------------------------------------------------------

TWINS = """
kind = "embedded-agents"
title = "twins"
rounds = 3
discount = 0
class = "every-word"
game = { players = ["Ann", "Bob"], actions = { Ann = ["C", "D"], Bob = ["C", "D"] }, \
payoffs = [[[2, 2], [0, 3]], [[3, 0], [1, 1]]] }
[agents]
Ann = { copy = "1/4" }
Bob = "Ann"
"""


def test_embedded_agents_run_with_values_posteriors_and_a_picture(here, capsys):
    (here / "twins.toml").write_text(TWINS, "utf-8")
    assert run(["run", "twins.toml", "--plot", "t.svg", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    first = dict(zip(data["headers"], data["rows"][2], strict=True))
    assert first["Ann"] == first["Bob"] == "C"
    assert [first[f"Ann Q({a})"] for a in "CD"] == ["11/7", "10/7"]
    assert first["Bob truth"] == "11/28"
    assert data["totals"]["weight of the truth, Ann"] == "11/256"
    drawn = ET.fromstring((here / "t.svg").read_text("utf-8"))
    assert len([e for e in drawn.iter() if e.tag.endswith("polyline")]) == 6
    asked = ["--check", "grain-of-truth", "--certificate", "kept", "--quiet"]
    assert run(["run", "twins.toml", *asked]) == 0
    assert run(["recheck", "kept/grain-of-truth.json"]) == 0


def test_a_run_of_agents_with_parameters_is_refused(here, capsys):
    text = TWINS.replace('copy = "1/4"', 'copy = "a"')
    (here / "twins.toml").write_text(f'where = ["0 <= a <= 1"]\n{text}', "utf-8")
    assert run(["run", "twins.toml"]) == 2
    assert "has parameters without values" in capsys.readouterr().err
