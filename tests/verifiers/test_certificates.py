"""Certificate files: written whole or not at all, read within bounds."""

import json
from fractions import Fraction

import pytest

from accord.theory.errors import CertificateError, ModelError
from accord.verifiers import certificates
from accord.verifiers.certificates import (
    load_certificate,
    make_certificate,
    save_certificate,
    write_whole,
)
from accord.verifiers.kernel import seal


def test_what_is_saved_is_read_back(tmp_path):
    made = make_certificate({"b": (1, 2), "a": None}, "PROVED", "table", {"x": 10**40})
    save_certificate(made, tmp_path / "deep" / "c.json")
    found = load_certificate(tmp_path / "deep" / "c.json")
    assert found == made
    assert found["seal"] == seal(found)
    assert found["statement"] == {"a": None, "b": [1, 2]}


def test_nothing_is_left_of_a_write_that_fails(tmp_path, monkeypatch):
    (tmp_path / "c.json").write_text("old", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "c.json", "half of it \ud800")
    assert [path.name for path in tmp_path.iterdir()] == ["c.json"]
    assert (tmp_path / "c.json").read_text("utf-8") == "old"

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(certificates.Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "c.json", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["c.json"]
    assert (tmp_path / "c.json").read_text("utf-8") == "old"


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ModelError, match="cannot write"):
        write_whole(tmp_path / "file" / "c.json", "x")


@pytest.mark.parametrize("name", ["nowhere.json", ""])
def test_what_cannot_be_read_is_told(tmp_path, name):
    with pytest.raises(ModelError, match="cannot read"):
        load_certificate(tmp_path / name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "3",
        '"x"',
        "[]",
        "{",
        "{} {}",
        "{'a': 1}",
        '{"a": 1,}',
        '{"a": 1.0}',
        '{"a": 1e3}',
        '{"a": NaN}',
        '{"a": Infinity}',
        '{"a": 1, "a": 1}',
        '{"a": {"b": 1, "b": 2}}',
        '{"a": ' + "[" * 101 + "]" * 101 + "}",
        '{"a": ' + "9" * 5000 + "}",
    ],
    ids=lambda text: text[:25],
)
def test_a_file_that_is_no_exact_json_object_is_refused(tmp_path, text):
    path = tmp_path / "c.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CertificateError, match="step `read`"):
        load_certificate(path)


def test_the_bound_on_the_size_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(certificates, "MAX_BYTES", 10)
    (tmp_path / "c.json").write_text(json.dumps({"a": "12345"}), "utf-8")
    with pytest.raises(CertificateError, match="14 bytes, too many"):
        load_certificate(tmp_path / "c.json")


def test_a_number_that_is_no_json_cannot_be_sealed():
    with pytest.raises(TypeError):
        make_certificate({"a": Fraction(1, 2)}, "PROVED", "table", {})
