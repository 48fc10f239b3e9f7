"""Bad certificates made by hand: each file is refused, for the reason given here.

The hashes of the library's sources change with the library. Where a file says
`(today's)` the test puts in the hash of now, and a fresh seal where it says so, so that
the file is refused for its own fault and no other.
"""

import contextlib
import json
import sys
from pathlib import Path

import pytest

from accord.cli import run
from accord.theory.errors import AccordError, CertificateError, ModelError, ScopeError
from accord.theory.properties import find_property
from accord.theory.rules import find_rule
from accord.theory.subjects import build, source_hash
from accord.theory.tables import hash_cells, tabulate
from accord.verifiers.certificates import load_certificate
from accord.verifiers.kernel import check, seal

HERE = Path(__file__).parent
MARKER = """
from pathlib import Path

Path(__file__).with_suffix(".mark").touch()


def rule(bids):
    return 0, (0,) * len(bids)
"""
TODAY, OVER = "(today's)", "(over what stands here)"

REJECTS = [
    # --- the file
    ("truncated", CertificateError, "is no JSON"),
    ("empty", CertificateError, "is no JSON"),
    ("two-objects", CertificateError, "is no JSON"),
    ("a-list", CertificateError, "is not a JSON object"),
    ("a-float", CertificateError, "expected exact numbers, got `0.0`"),
    ("not-a-number", CertificateError, "expected exact numbers, got `NaN`"),
    ("infinite", CertificateError, "expected exact numbers, got `-Infinity`"),
    ("field-given-twice", CertificateError, "expected each field once"),
    ("nested-too-deep", CertificateError, "nests 501 deep"),
    ("number-of-5000-digits", CertificateError, "is no JSON"),
    ("not-utf-8", CertificateError, "is not UTF-8"),
    # --- the envelope
    ("another-format", CertificateError, "step `format`: expected `accord-cert"),
    ("unknown-field", CertificateError, "unknown fields ['comment']"),
    ("no-seal", CertificateError, "missing or unknown fields ['seal']"),
    ("wrong-seal", CertificateError, "step `seal`"),
    ("unknown-kind", CertificateError, "step `kind`: expected one of"),
    ("kind-that-does-not-fit", CertificateError, "step `kind`: expected"),
    ("farkas-without-a-problem", CertificateError, "step `statement`: expected the"),
    ("wrong-verdict", CertificateError, "step `verdict`: expected `REFUTED`"),
    ("verdict-of-another-word", CertificateError, "got `refuted`"),
    # --- the statement
    ("wrong-scope", CertificateError, "step `scope`: expected `2 bidders, values 0..2"),
    ("unknown-field-of-the-statement", CertificateError, "expected the fields"),
    ("subject-that-is-a-list", CertificateError, "step `subject`: ill-formed"),
    ("subject-of-no-kind", ModelError, "got `module`"),
    ("definition-that-has-changed", CertificateError, "the definition of `strat"),
    ("rule-that-has-changed", CertificateError, "rule `first-price` has changed"),
    ("unknown-rule", ModelError, "no rule is named `frist-price`"),
    ("unknown-property", ModelError, "no property is named"),
    ("unknown-setting", ModelError, "no setting is named `auctoin`"),
    ("unknown-option", ModelError, "has no option `bidders`"),
    ("unknown-parameter", ModelError, "takes the parameters []"),
    ("property-of-something-else", ModelError, "is about `StrategicGame`"),
    ("python-file", ModelError, "which is never imported"),
    ("property-in-a-python-file", ModelError, "never imported"),
    # --- the size
    ("too-many-profiles", ScopeError, "this needs up to 19,131,876 runs"),
    ("more-agents-than-digits", ScopeError, "this needs up to more than 10^"),
    ("more-agents-than-memory", AccordError, ""),
    # --- the evidence
    ("empty-payload", CertificateError, "step `payload`"),
    ("payload-that-is-a-list", CertificateError, "step `payload`"),
    ("half-an-instance", CertificateError, "expected the names"),
    ("name-that-is-not-quantified", CertificateError, "expected the names"),
    ("agent-who-is-not-there", CertificateError, "expected `agent` in its range"),
    ("number-as-text", CertificateError, "expected `report` in its range"),
    ("profile-of-three", CertificateError, "expected a profile of 2 reports"),
    ("profile-outside-the-domain", CertificateError, "expected `profile` in its range"),
    ("report-outside-the-domain", CertificateError, "expected `report` in its range"),
    ("report-that-is-the-truth", CertificateError, "expected `report` in its range"),
    (
        "instance-that-holds",
        CertificateError,
        "step `run`: expected the definition Fal",
    ),
    ("witness-of-a-witness", CertificateError, "expected the definition False"),
    ("wrong-count", CertificateError, "step `count`: expected 36, got `35`"),
    ("wrong-table", CertificateError, "step `table`"),
    ("table-of-a-false-statement", CertificateError, "expected the definition True"),
    ("options-with-a-wrong-count", CertificateError, "step `count`: expected 9"),
    ("options-with-a-wrong-table", CertificateError, "step `table`"),
    ("options-of-a-false-statement", CertificateError, "step `agent 0`: expected"),
]


def _today(name):
    """Return the certificate of a file with the hashes of now."""
    certificate = load_certificate(HERE / f"{name}.json")
    # A file that names what is not there has that fault, and no hash to be put in.
    with contextlib.suppress(AccordError, KeyError, TypeError):
        entry = certificate["statement"]["subject"]
        if entry["source"] == TODAY:
            entry["source"] = source_hash(find_rule(entry["rule"]).function)
    with contextlib.suppress(AccordError, KeyError):
        entry = certificate["statement"]["property"]
        if entry["source"] == TODAY:
            entry["source"] = source_hash(find_property(entry["name"]).body)
    payload = certificate.get("payload")
    if isinstance(payload, dict) and payload.get("table") == TODAY:
        subject = build(certificate["statement"]["subject"])
        payload["table"] = hash_cells(*tabulate(subject))
    if certificate.get("seal") == OVER:
        certificate["seal"] = seal(certificate)
    return certificate


def test_the_file_that_the_bad_ones_were_made_from_is_good():
    assert check(_today("good")).status == "REFUTED"


@pytest.mark.parametrize(("name", "error", "reason"), REJECTS, ids=lambda r: r)
def test_a_bad_certificate_is_refused_for_its_fault(name, error, reason):
    with pytest.raises(error) as caught:
        check(_today(name), budget=10**6)
    assert reason in caught.value.message


def test_every_file_here_has_its_reason():
    named = {name for name, _, _ in REJECTS} | {"good"}
    assert named == {path.stem for path in HERE.glob("*.json")}


@pytest.mark.parametrize("name", [name for name, _, _ in REJECTS])
def test_the_command_line_refuses_the_file_as_it_stands(name, capsys):
    assert run(["recheck", str(HERE / f"{name}.json")]) in (2, 4)
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) <= 2, "one clear error, and its help"
    assert "Traceback" not in err


def test_a_file_of_100_megabytes_is_not_even_read(tmp_path):
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(CertificateError, match="104,857,600 bytes, too many"):
        load_certificate(path)


def test_nothing_of_a_python_file_that_a_certificate_names_is_run(
    tmp_path, monkeypatch, capsys
):
    (tmp_path / "marker.py").write_text(MARKER, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    mark = tmp_path / "marker.mark"
    for name in ("python-file", "property-in-a-python-file"):
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps(_today(name)), "utf-8")
        assert run(["recheck", str(file)]) == 2
        option = "--subject" if name == "python-file" else "--property"
        assert f"{option} marker.py:rule" in capsys.readouterr().err
        run(["trusts", str(file)])
        assert not mark.exists()
    assert not {"marker", "accord_user_marker"} & set(sys.modules)
    # The mark would be there: it is, as soon as the person asks for the file.
    run(["recheck", str(tmp_path / "python-file.json"), "--subject", "marker.py:rule"])
    assert mark.exists()
