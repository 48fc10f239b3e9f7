"""Verdicts in other forms, and nothing that a name could smuggle into them."""

import json
import subprocess
import sys
from fractions import Fraction

import pytest

import accord
from accord import Limits, Mechanism, ModelError, as_pytest, verdict_data

SMALL = {"agents": 2, "values": "0..2"}
OWN = """
from accord import Mechanism, prop


def lowest(bids):
    return bids.index(min(bids)), [0] * len(bids)


@prop(Mechanism, forall=("agent", "profile", "report"))
def harmless(m, agent, profile, report):
    return m.weakly_prefers(
        agent, profile, m(profile), m(profile.with_report(agent, report))
    )
"""


def run_test(text, folder):
    (folder / "test_kept.py").write_text(text, "utf-8")
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "test_kept.py",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_data_of_a_verdict_are_json_with_exact_numbers():
    verdict = accord.check(
        "first-price", "strategyproof", agents=2, values=(0, Fraction(1, 2), 1)
    )
    data = json.loads(json.dumps(verdict_data(verdict)))
    assert data["status"] == "REFUTED"
    assert data["counterexample"]["profile"] == ["1/2", 0] or data["counterexample"]
    assert data["certificate"] == verdict.certificate
    assert data["violations"] == verdict.violations
    assert "." not in json.dumps(data["counterexample"])


def test_the_data_of_a_proof_have_no_counterexample():
    data = verdict_data(accord.check("second-price", "strategyproof", **SMALL))
    assert data["counterexample"] is None
    assert data["story"] == ""


def test_a_kept_test_passes_where_accord_alone_is_there(tmp_path):
    text = as_pytest(accord.check("first-price", "strategyproof", **SMALL))
    done = run_test(text, tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_kept_test_fails_once_its_certificate_is_edited(tmp_path):
    text = as_pytest(accord.check("first-price", "strategyproof", **SMALL))
    done = run_test(text.replace('"agent": 0', '"agent": 1', 1), tmp_path)
    assert done.returncode == 1
    assert "step `seal`" in done.stdout


def test_a_kept_test_loads_the_persons_own_rule_and_property(tmp_path):
    from accord.cli import run

    (tmp_path / "own.py").write_text(OWN, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        arguments = ["own.py:lowest", "own.py:harmless", "--as", "auction", "--agents"]
        run(["check", *arguments, "2", "--quiet", "--export", "kept.py"])
    done = run_test((tmp_path / "kept.py").read_text("utf-8"), tmp_path)
    assert done.returncode == 0, done.stdout


def test_a_verdict_without_a_certificate_makes_no_test():
    late = accord.check("borda", "unanimous", agents=2, limits=Limits(kernel_budget=1))
    with pytest.raises(ModelError, match="UNCHECKED has no certificate"):
        as_pytest(late)


def test_an_object_in_no_file_makes_no_test():
    m = Mechanism(lambda r: 0, ((0, 1),), utility=lambda i, p, x: 0, name="m")
    with pytest.raises(ModelError, match="in no Python file"):
        as_pytest(accord.check(m, "strategyproof"))


@pytest.mark.parametrize(
    "name",
    [
        'x"""\nraise SystemExit("run")\n"""',
        "x\\",
        'x"',
        "x\nraise SystemExit",
        "²é\u2028",
        "{braces}",
    ],
)
def test_no_name_of_a_stranger_becomes_code(name):
    import dataclasses

    verdict = accord.check("first-price", "strategyproof", **SMALL)
    text = as_pytest(dataclasses.replace(verdict, subject=name, scope=name))
    compiled = compile(text, "kept", "exec")
    space = {}
    exec(compiled, space)
    assert [n for n in space if n.startswith("test_")]
