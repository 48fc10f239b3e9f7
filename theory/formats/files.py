"""One door for all subject files: the format is told by the ending or the first word."""

import sys
from pathlib import Path
from typing import Any

from accord.theory.formats.efg import read_efg
from accord.theory.formats.nfg import read_nfg
from accord.theory.formats.source import load_text
from accord.theory.formats.toml_file import read_toml
from accord.theory.game_forms import normal_form

_READERS = {".nfg": read_nfg, ".efg": read_efg, ".toml": read_toml}
_FIRST_WORDS = {"NFG": ".nfg", "EFG": ".efg"}


def read_subject(path: str) -> Any:
    """Return the game or mechanism of a .nfg, .efg or .toml file ("-": standard input).

    An extensive game is returned in strategic form, within a bound on its size.
    """
    text = sys.stdin.read() if path == "-" else load_text(path)
    kind = Path(path).suffix if path != "-" else _FIRST_WORDS.get(text[:3], ".toml")
    found: Any = _READERS[kind](text, path)
    return normal_form(found) if kind == ".efg" else found
