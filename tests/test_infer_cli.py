"""`accord infer` and `accord check` of models: tables, choices, and complaints."""

import json

import pytest

from accord.cli import run
from accord.counterexamples.gallery import SENSORS
from accord.counterexamples.inference import show_rounded
from accord.theory.formats.data import to_data
from accord.theory.logarithms import MINUS_INFINITY, ln

MODEL = """
kind = "generative-model"
title = "two causes"
states = ["rain", "sun"]
outcomes = ["wet", "dry"]
actions = ["stay", "go"]
prior = ["1/4", "3/4"]
policies = [["stay"], ["go"]]
preferences = { wet = 0, dry = 1 }
likelihood = { wet = ["1/2", 0], dry = ["1/2", 1] }

[transitions]
stay = [[1, 0], [0, 1]]
go = [[0, 0], [1, 1]]
"""
CHAIN = """
kind = "predictive-chain"
precisions = [1, 2, 3]
datum = 6
prior = 0
"""
SYMBOLS = """
kind = "predictive-chain"
precisions = ["p0", "p1"]
datum = "u"
prior = "m"
levels = ["x"]
where = ["x*(p0 + p1) == p1*m + p0*u"]
"""


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "weather.toml").write_text(MODEL)
    (tmp_path / "chain.toml").write_text(CHAIN)
    (tmp_path / "symbols.toml").write_text(SYMBOLS)
    (tmp_path / "sensors.json").write_text(json.dumps(to_data(SENSORS)))
    known = MODEL.replace("title", 'where = ["a <= 1/2"]\ntitle', 1)
    (tmp_path / "open.toml").write_text(
        known.replace('wet = ["1/2"', 'wet = ["a"').replace(
            'dry = ["1/2"', 'dry = ["1 - a"'
        )
    )
    return tmp_path


def said(capsys, *arguments):
    status = run(list(arguments))
    out, err = capsys.readouterr()
    return status, out, err


def test_policies_are_told_rounded_and_exactly(capsys):
    status, out, _ = said(capsys, "infer", "weather.toml")
    assert status == 0
    lines = [line.split() for line in out.splitlines()]
    assert [
        "stay",
        "infinity",
        "infinity",
        "0.173287",
        "0.203483",
        "-infinity",
    ] in lines
    assert ["go", "0", "0", "0", "0", "0"] in lines
    assert "  most expected utility: go" in out
    assert "  least G: go (the same choice)" in out
    assert "  least G without pragmatic: stay (another choice)" in out


def test_quiet_tells_the_choices_alone(capsys):
    _, out, _ = said(capsys, "infer", "weather.toml", "--quiet")
    assert "exactly" not in out
    assert len(out.splitlines()) == 9


def test_what_is_believed_after_an_outcome(capsys):
    status, out, _ = said(capsys, "infer", "weather.toml", "--observe", "dry")
    assert status == 0
    assert "after dry, which has probability 7/8" in out
    lines = [line.split() for line in out.splitlines()]
    assert ["rain", "1/4", "1/7"] in lines
    assert ["sun", "3/4", "6/7"] in lines
    surprise = [
        line[-1] for line in lines if line[:2] in (["-ln", "P(o)"], ["F", "of"])
    ]
    assert surprise == ["0.133531", "0.133531", "0.173287"]


def test_an_impossible_outcome_is_told(capsys, here):
    changed = MODEL.replace('prior = ["1/4", "3/4"]', "prior = [0, 1]")
    (here / "sun.toml").write_text(changed)
    _, out, _ = said(capsys, "infer", "sun.toml", "--observe", "wet")
    assert "wet has probability 0: no belief accounts for it" in out


def test_json_has_every_number_as_text(capsys):
    _, out, _ = said(capsys, "infer", "weather.toml", "--json")
    data = json.loads(out)
    first = data["policies"][0]
    assert first["policy"] == ["stay"]
    assert first["G"] == {"exactly": "infinity", "rounded": "infinity"}
    assert first["ambiguity"] == {"exactly": "1/4*ln(2)", "rounded": "0.173287"}
    assert data["chosen"]["least G"] == ["go"]


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("check weather.toml decompositions-agree", 0),
        ("check weather.toml free-energy-bound --parts 4", 0),
        ("check weather.toml energy-is-utility", 1),
        ("check weather.toml chooses-by-utility", 0),
        ("check weather.toml chooses-by-utility --without pragmatic", 1),
        ("check weather.toml term-is --policy go --term risk --exponential 1", 0),
        ("check chain.toml settles-at --levels 30/11,12/11", 0),
        ("check chain.toml settles-at --levels 3,1", 1),
        ("check chain.toml least-energy", 0),
        ("check symbols.toml errors-balance", 0),
        ("check symbols.toml between-neighbours", 0),
    ],
)
def test_files_are_asked_about(capsys, command, status):
    assert said(capsys, *command.split())[0] == status


def test_a_certificate_is_kept_and_checked_again(capsys):
    command = "check symbols.toml least-energy --certificate kept.json"
    assert said(capsys, *command.split())[0] == 0
    assert said(capsys, "recheck", "kept.json")[0] == 0


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("infer chain.toml", "expected a generative model, got a PredictiveChain"),
        ("infer open.toml", "parameters without values: a"),
        ("infer open.toml --observe wet", "parameters without values: a"),
        ("infer weather.toml --observe snow", "no outcome is called `snow`"),
        ("infer none.toml", "none.toml"),
        ("check weather.toml chooses-by-utility --without bias", "expected a part"),
        ("check weather.toml term-is --policy fly --term risk --exponential 1", "fly"),
        ("check weather.toml term-is --policy go --term x --exponential 1", "no term"),
        ("check weather.toml policy-posterior --posterior 1/2,1/3", "sum to 1"),
        ("check weather.toml free-energy-bound --parts 0", "number of parts"),
        ("check open.toml energy-is-utility", "infinite where it is not 0"),
        ("check chain.toml only-mode --low 1 --high 2", "a single level and numbers"),
    ],
)
def test_wrong_use_is_one_error(capsys, command, says):
    status, _, err = said(capsys, *command.split())
    assert status == 2
    assert says in err
    assert err.startswith("error: ")


def test_a_calculation_that_takes_too_long_is_given_up(capsys, here):
    many = (
        "["
        + ", ".join(
            "[" + ", ".join('"go"' if k >> j & 1 else '"stay"' for j in range(10)) + "]"
            for k in range(1024)
        )
        + "]"
    )
    long = MODEL.replace('[["stay"], ["go"]]', many)
    (here / "long.toml").write_text(long)
    status, _, err = said(capsys, "infer", "long.toml", "--timeout", "0.2")
    assert status == 2
    assert "the calculation was given up" in err


def test_a_json_file_is_read_as_well(capsys):
    status, out, _ = said(capsys, "infer", "sensors.json", "--quiet")
    assert status == 0
    assert "least G: sensor 1 (another choice)" in out


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (ln(2), "0.693147"),
        (-ln(2), "-0.693147"),
        (MINUS_INFINITY, "-infinity"),
    ],
)
def test_numbers_are_rounded_for_reading(number, shown):
    assert show_rounded(number) == shown
