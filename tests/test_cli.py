"""The command line: exit statuses, errors, forms of output, and what it loads.

Golden texts are in tests/outputs; ACCORD_UPDATE=1 writes them anew.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from accord.cli import run, worst

OUTPUTS = Path(__file__).parent / "outputs"
OWN = '''
import sys

from accord import Mechanism, Outcome, assume, prop


def highest(bids):
    """The highest bid wins and pays itself."""
    winner = bids.index(max(bids))
    return winner, [bids[winner] * (i == winner) for i in range(len(bids))]


def raising(bids):
    raise RuntimeError("no such luck")


def exits(bids):
    sys.exit(0)


def slow(bids):
    import time

    time.sleep(0.02)
    return highest(bids)


@prop(Mechanism, forall=("agent", "profile"))
def cheap(m, agent, profile):
    """Nobody ever pays more than 1."""
    return m(profile).payments[agent] <= 1


@prop(Mechanism, forall=("agent",))
def broken(m, agent):
    return {}[agent]


@prop(Mechanism, forall=("agent",))
def exiting(m, agent):
    sys.exit(0)


number = 3
'''


CAKE = """
kind = "aggregation"
title = "a cake"
individuals = ["Ann", "Bob"]
outcomes = ["all to Ann", "all to Bob", "half each"]
utilities = { Ann = [1, 0, "1/2"], Bob = [0, 1, "1/2"] }
"""
SOCIETIES = {
    "cake": 'society = [2, 1, "3/2"]',
    "fair": "society = [0, 0, 1]",
    "alone": "",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "own.py").write_text(OWN, "utf-8")
    (tmp_path / "exits.py").write_text("import sys\nsys.exit(0)\n", "utf-8")
    (tmp_path / "syntax.py").write_text("def f(:\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(text):
    return text.split()


# --- golden texts ----------------------------------------------------------------

GOLDEN = {
    "check-refuted": (1, "check first-price strategyproof --agents 2 --values 0..3"),
    "check-proved": (0, "check second-price strategyproof --agents 2 --values 0..3"),
    "check-quiet": (1, "check borda strategyproof --agents 3 --quiet"),
    "check-several": (
        1,
        "check plurality onto strategyproof anonymous --agents 2 --quiet",
    ),
    "check-unchecked": (
        3,
        "check second-price efficient --agents 2 --values 0..3 --kernel-budget 5",
    ),
    "find-rule": (0, "find --axioms strategyproof,onto --voters 2 --alternatives 3"),
    "find-count": (
        0,
        "find --axioms strategyproof --voters 2 --alternatives 3 --count",
    ),
    "find-map": (
        0,
        "find --axioms strategyproof,onto,anonymous --voters 2 --alternatives 3 --map",
    ),
    "find-none": (
        1,
        "find --axioms anonymous,neutral --voters 2 --alternatives 2 --quiet",
    ),
    "aggregate-weights": (0, "aggregate cake.toml"),
    "aggregate-lotteries": (1, "aggregate fair.toml"),
    "aggregate-quiet": (1, "aggregate fair.toml --quiet"),
    "aggregate-no-society": (2, "aggregate alone.toml"),
    "aggregate-a-rule": (2, "aggregate borda"),
    "aggregate-independence": (
        1,
        "check cake.toml vnm-independence --powers 1,1",
    ),
    "find-too-large": (
        2,
        "find --axioms strategyproof,onto --voters 5 --alternatives 4",
    ),
    "check-vacuous": (0, "check second-price strategyproof --agents 1 --values {2}"),
    "check-json": (
        1,
        "check first-price strategyproof --agents 2 --values 0..1 --json",
    ),
    "unknown-property": (2, "check borda strategyprof"),
    "unknown-rule": (2, "check bordo strategyproof"),
    "unknown-name": (2, "show bord"),
    "unknown-option": (2, "check borda strategyproof --voters 3 --cows 2"),
    "unknown-setting": (2, "check borda strategyproof --as auctoin"),
    "missing-file": (2, "check nowhere.py:rule strategyproof"),
    "missing-toml": (2, "check nowhere.toml strategyproof"),
    "missing-certificate": (2, "recheck nowhere.json"),
    "too-large": (2, "check first-price strategyproof --agents 18"),
}


def masked(text):
    """Return the text without the hashes of sources, which change with the library."""
    lines = []
    for line in text.splitlines():
        head, colon, tail = line.partition('": "')
        hashed = len(tail.rstrip('",')) == 64 and " " not in tail
        lines.append(head + colon + "..." if hashed else line)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("name", GOLDEN)
def test_the_output_is_the_golden_text(name, folder, capsys):
    for file, society in SOCIETIES.items():
        (folder / f"{file}.toml").write_text(CAKE + society, "utf-8")
    status, arguments = GOLDEN[name]
    assert run(words(arguments)) == status
    out, err = capsys.readouterr()
    text = masked(f"$ accord {arguments}\n{out}{err}[{status}]")
    path = OUTPUTS / f"{name}.txt"
    if os.environ.get("ACCORD_UPDATE"):
        path.write_text(text, "utf-8")
    assert path.read_text("utf-8") == text


def test_every_golden_text_has_its_command():
    mine = {path.stem for path in OUTPUTS.glob("*.txt")}
    assert set(GOLDEN) <= mine


def test_lines_of_golden_texts_fit_a_terminal_or_are_one_sentence():
    for name in GOLDEN:
        text = (OUTPUTS / f"{name}.txt").read_text("utf-8")
        assert "Traceback" not in text
        assert "object at 0x" not in text


# --- exit statuses ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        ([], 0),
        (["PROVED"], 0),
        (["PROVED", "PROVED"], 0),
        (["PROVED", "REFUTED"], 1),
        (["UNKNOWN", "REFUTED"], 1),
        (["UNCHECKED", "PROVED"], 3),
        (["UNFALSIFIED"], 3),
    ],
)
def test_the_status_of_several_answers_is_the_worst(statuses, status):
    assert worst(statuses) == status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("check own.py:highest own.py:cheap --as auction --agents 2 --values 0..1", 0),
        ("check own.py:highest own.py:cheap --as auction --agents 2 --values 0..2", 1),
        ("check own.py:highest strategyproof --as auction --agents 2 --values 0..2", 1),
        ("check second-price strategyproof --agents 9 --search 50", 3),
        ("check second_price STRATEGYPROOF --agents 2", 0),
        ("list rules", 0),
        ("list properties", 0),
        ("list settings", 0),
        ("list", 0),
        ("show borda", 0),
        ("show strategyproof", 0),
        ("show auction", 0),
        ("", 2),
    ],
)
def test_the_exit_status_says_what_came_out(arguments, status, folder, capsys):
    assert run(words(arguments)) == status
    out, err = capsys.readouterr()
    assert out
    assert not err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("check own.py:highest strategyproof", "how is its result to be read?"),
        ("check own.py:hihgest strategyproof --as auction", "did you mean `highest`"),
        ("check own.py strategyproof", "no rule is named `own.py`"),
        ("check own.py:highest strategyproof --as auctoin", "no setting is named"),
        ("check own.py:raising strategyproof --as auction", "raised RuntimeError"),
        ("check own.py:number strategyproof", ""),
        ("check own.py:exits strategyproof --as auction", ""),
        ("check exits.py:rule strategyproof --as auction", ""),
        ("check syntax.py:f strategyproof --as auction", "raised SyntaxError"),
        ("check borda own.py:highest", "is no property"),
        ("check borda own.py:broken", ""),
        ("check borda own.py:exiting", ""),
        ("check borda nash", "is about `StrategicGame`"),
        ("check borda manipulable-at --agent 0", "takes the parameters"),
        ("check borda strategyproof --cows", "expected an option with a value"),
        ("check first-price bayesian-ic", "prior"),
        ("check first-price strategyproof --values 0..x", "expected values such as"),
        ("check first-price strategyproof --values 0,1", "expected values such as"),
        ("check first-price strategyproof --values {0,0}", "expected distinct values"),
        ("check first-price strategyproof --agents 0", "expected `agents`"),
        ("check first-price strategyproof --agents -2", "expected `agents`"),
        ("check borda strategyproof --alternatives 9", "more than the 200,000"),
        ("recheck own.py", "is no JSON"),
        ("trusts own.py", "is no JSON"),
        ("trusts nowhere.json", "cannot read `nowhere.json`"),
        ("show bordu", "did you mean `borda`"),
        ("check borda strategyproof onto --certificate c.json", "keeps one"),
        ("reproduce vickrey1691", ""),
    ],
)
def test_wrong_use_is_one_error_and_nothing_written(arguments, message, folder, capsys):
    before = sorted(path.name for path in folder.iterdir() if path.is_file())
    status = run([*words(arguments)])
    out, err = capsys.readouterr()
    assert status in (2, 4)
    assert out == ""
    assert err.count("error: ") + err.count("rejected: ") == 1
    assert message in err
    after = sorted(path.name for path in folder.iterdir() if path.is_file())
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        "recheck c.json --quite",
        "recheck",
        "check borda",
        "check borda strategyproof --ties",
        "check",
        "list rulez",
        "show borda --json",
        "trusts c.json --subject x.py:y",
        "check borda strategyproof --agents two",
        "check borda strategyproof --search many",
        "chekc borda strategyproof",
    ],
)
def test_what_the_parser_refuses_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        run(words(arguments))
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "misbehaving", ["own.py:raising", "own.py:exits", "own.py:number"]
)
def test_a_rule_that_fails_leaves_no_certificate_behind(misbehaving, folder, capsys):
    arguments = f"check {misbehaving} strategyproof --as auction --certificate c.json"
    assert run(words(arguments)) == 2
    assert sorted(p.name for p in folder.iterdir() if p.is_file()) == [
        "exits.py",
        "own.py",
        "syntax.py",
    ]


# --- certificates ----------------------------------------------------------------


def kept(folder, capsys, arguments="first-price strategyproof --agents 2"):
    run(["check", *words(arguments), "--certificate", "c.json", "--quiet"])
    capsys.readouterr()
    return folder / "c.json"


def test_a_kept_certificate_is_rechecked(folder, capsys):
    kept(folder, capsys)
    assert run(["recheck", "c.json"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("REFUTED     first-price: strategyproof\n")
    assert "accepted c.json: kind witness, 1 instance covered" in out


def test_a_recheck_as_json_tells_the_same(folder, capsys):
    kept(folder, capsys)
    assert run(["recheck", "c.json", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["status"], row["kind"], row["instances"]) == ("REFUTED", "witness", 1)
    assert row["scope"] == "2 bidders, values 0..4, ties to the lowest index"


def test_a_certificate_edited_by_hand_ends_with_4(folder, capsys):
    path = kept(folder, capsys)
    text = path.read_text("utf-8")
    for old, new in [
        ("REFUTED", "PROVED"),
        ('"agent": 0', '"agent": 1'),
        ("0..4", "0..9"),
    ]:
        path.write_text(text.replace(old, new), "utf-8")
        assert run(["recheck", "c.json"]) == 4
        err = capsys.readouterr().err
        assert "`c.json`: step `seal`" in err
        assert run(["trusts", "c.json"]) == 4
        capsys.readouterr()


def test_the_certificate_of_an_own_rule_needs_the_file_to_be_named(folder, capsys):
    arguments = "own.py:highest own.py:cheap --as auction --agents 2 --values 0..1"
    kept(folder, capsys, arguments)
    assert run(["recheck", "c.json"]) == 2
    assert "--subject own.py:highest" in capsys.readouterr().err
    both = ["--subject", "own.py:highest", "--property", "own.py:cheap"]
    assert run(["recheck", "c.json", *both]) == 0
    changed = OWN.replace("<= 1", "<= 2")
    (folder / "own.py").write_text(changed, "utf-8")
    assert run(["recheck", "c.json", *both]) == 4
    assert "the definition of `cheap` has changed since" in capsys.readouterr().err


def test_a_recheck_above_the_budget_is_refused_before_it_starts(folder, capsys):
    kept(folder, capsys, "second-price strategyproof --agents 2")
    assert run(["recheck", "c.json", "--kernel-budget", "10"]) == 2
    assert "more than the kernel's budget of 10" in capsys.readouterr().err


def test_trusts_lists_files_that_exist_with_their_lines(folder, capsys):
    kept(folder, capsys)
    assert run(["trusts", "c.json"]) == 0
    out = capsys.readouterr().out
    import accord

    package = Path(accord.__file__).parent.parent
    rows = [line.split() for line in out.splitlines() if ".py" in line]
    for lines, name, *_ in rows:
        assert len((package / name).read_text("utf-8").splitlines()) == int(lines)
    names = {name for _, name, *_ in rows}
    assert "accord/verifiers/kernel/loops.py" in names
    assert "accord/theory/properties/strategyproof.py" in names
    assert not [name for name in names if "engines" in name or "cli" in name]


# --- what is loaded ---------------------------------------------------------------

HEAVY = ("numpy", "z3", "hypothesis", "sympy", "highspy", "flint", "matplotlib")


def python(code, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


LOADED = """
import sys
from accord.cli import run
try:
    status = run(sys.argv[1:])
except SystemExit as stop:
    status = stop.code
print("STATUS", status, sorted(set(sys.modules) & set({heavy!r})))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "check --help",
        "recheck c.json",
        "list rules",
        "show borda",
        "check second-price strategyproof --agents 2",
    ],
)
def test_no_solver_and_no_numpy_is_loaded_for(arguments, folder, capsys):
    kept(folder, capsys)
    done = python(LOADED.format(heavy=HEAVY), *words(arguments))
    assert done.stdout.splitlines()[-1] == "STATUS 0 []", done.stderr


# --- interrupted ------------------------------------------------------------------


def test_ctrl_c_ends_cleanly_with_3_and_nothing_written(folder):
    started = folder / "started"
    own = OWN.replace(
        "    time.sleep(0.02)\n", "    open('started', 'w')\n    time.sleep(0.02)\n"
    )
    (folder / "own.py").write_text(own, "utf-8")
    arguments = "own.py:slow strategyproof --as auction --agents 4 --certificate c.json"
    with subprocess.Popen(
        [sys.executable, "-m", "accord", "check", *words(arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        for _ in range(500):
            if started.exists() or process.poll() is not None:
                break
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 3
    assert out == ""
    assert "interrupted" in err
    assert "Traceback" not in err
    assert not (folder / "c.json").exists()
    assert not list(folder.glob(".accord-*"))


def test_python_dash_m_is_the_same_command():
    done = subprocess.run(
        [sys.executable, "-m", "accord", "show", "nowhere"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: nothing is named `nowhere`")


# --- open questions -----------------------------------------------------------------

TRADE = "efficient-trade bayesian-ic interim-ir expected-no-deficit --open payments"


@pytest.mark.parametrize(
    ("grid", "status", "word"),
    [("{0,1/2,1}", 0, "PROVED"), ("{0,1/5,2/5,3/5,4/5,1}", 1, "REFUTED")],
    ids=["payments exist on three values", "no payments exist on six values"],
)
def test_whether_payments_exist_is_asked_and_rechecked(
    folder, capsys, grid, status, word
):
    asked = ["check", *words(TRADE), "--values", grid, "--costs", grid]
    assert run([*asked, "--certificate", "c.json"]) == status
    first = capsys.readouterr().out.splitlines()[0]
    joint = "possible: bayesian-ic and interim-ir and expected-no-deficit"
    assert first == f"{word:<12}efficient-trade: {joint}"
    assert run(["recheck", "c.json", "--quiet"]) == 0
    assert capsys.readouterr().out == f"{word:<12}efficient-trade: {joint}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        "efficient-trade strategyproof --open paymens",
        "efficient-trade strategyproof --open law",
        "efficient-trade strategyproof --open payments --largest happiness",
        "borda strategyproof --open payments",
    ],
)
def test_what_cannot_be_open_is_one_clear_error(folder, capsys, arguments):
    assert run(["check", *words(arguments)]) in (2, 3)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert not captured.out.startswith(("PROVED", "REFUTED"))
