"""A person's own file: loaded on request, and every failure told as one."""

import pytest

from accord.theory.errors import ModelError
from accord.theory.loading import load_object


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text("def highest(bids):\n    return max(bids)\n")
    (tmp_path / "broken.py").write_text("raise ValueError('no')\n")
    (tmp_path / "wrong.py").write_text("def f(:\n")
    (tmp_path / "absent.py").write_text("import no_such_module_at_all\n")
    (tmp_path / "json.py").write_text("answer = 42\n")
    (tmp_path / "notes.txt").write_text("x = 1\n")
    (tmp_path / "folder.py").mkdir()
    return tmp_path


def test_the_named_object_is_returned(folder):
    assert load_object("mine.py:highest")([1, 3, 2]) == 3
    assert load_object(f"{folder}/mine.py:highest")([0]) == 0


def test_a_file_named_like_a_module_hides_nothing(folder):
    import json

    assert load_object("json.py:answer") == 42
    assert json.loads("[1]") == [1]


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("mine.py", "expected `file.py:name`"),
        ("highest", "expected `file.py:name`"),
        ("", "expected `file.py:name`"),
        ("mine:highest", "expected `file.py:name`"),
        ("notes.txt:x", "expected `file.py:name`"),
        ("yours.py:highest", "there is no file `yours.py`"),
        ("folder.py:highest", "there is no file `folder.py`"),
        ("mine.py:", "has no ``"),
        ("mine.py:lowest", "has no `lowest`"),
        ("mine.py:hihgest", "has no `hihgest`"),
        ("broken.py:f", "raised ValueError while it was loaded: no"),
        ("wrong.py:f", "raised SyntaxError"),
        ("absent.py:f", "raised ModuleNotFoundError"),
    ],
)
def test_what_cannot_be_loaded_is_told(where, message, folder):
    with pytest.raises(ModelError) as caught:
        load_object(where)
    assert message in caught.value.message


def test_the_nearest_name_is_shown(folder):
    with pytest.raises(ModelError) as caught:
        load_object("mine.py:hihgest")
    assert caught.value.help == "did you mean `highest`?"
