"""Files that others write and read: Gambit's, PrefLib's, TOML and JSON."""

import json
import sys
from pathlib import Path

from accord.theory.errors import ModelError
from accord.theory.formats.data import Object, from_data
from accord.theory.formats.efg import read_efg
from accord.theory.formats.nfg import read_nfg
from accord.theory.formats.preflib import KINDS, Election, read_preflib
from accord.theory.formats.source import MAX_BYTES, check_length, load_text
from accord.theory.formats.toml_file import read_toml
from accord.theory.game_forms import Tree

ENDINGS = ("nfg", "efg", *KINDS, "toml", "json")


def read_file(path: str | Path) -> Object | Tree | Election:
    """Return what a file states; the ending of its name says in which format.

    .nfg: StrategicGame; .efg: Tree; .soc .soi .toc .toi .cat: Election; .toml .json: by
    its `kind`. "-" is standard input: its first word says NFG or EFG, else it is TOML.
    Reading executes nothing of the file.
    """
    file = str(path)
    if file == "-":
        text = sys.stdin.read(MAX_BYTES + 1)
        check_length(text, "<stdin>")
        first = text.lstrip()[:3]
        if first in ("NFG", "EFG"):
            return (read_nfg if first == "NFG" else read_efg)(text, "<stdin>")
        return read_toml(text, "<stdin>")
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise ModelError(
            f"expected a file whose name ends in .{', .'.join(ENDINGS)}, got `{file}`"
        )
    text = load_text(path)
    if ending == "nfg":
        return read_nfg(text, file)
    if ending == "efg":
        return read_efg(text, file)
    if ending == "toml":
        return read_toml(text, file)
    if ending == "json":
        return read_json(text, file)
    return read_preflib(text, file)


def read_json(text: str, file: str = "<text>") -> Object:
    """Return the object that a JSON text states, by its key `kind`."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ModelError(
            f"{file}:{error.lineno}:{error.colno}: expected JSON, got an error: "
            f"{error.msg.lower()}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise ModelError(
            f"{file}: expected JSON of bounded depth and numbers, got more"
        ) from error
    return from_data(data, file)
