"""TOML files that state a mechanism, a game or a game form."""

import re
import tomllib
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.data import Object, from_data
from accord.theory.formats.source import check_length, error_at

_PLACE = re.compile(
    r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL
)


def read_toml(text: str, file: str = "<text>") -> Object:
    """Return the object that a TOML text states, by its key `kind`.

    Ill-formed TOML is an error with file, line and column; whatever else is wrong is
    an error that names the file and the key. A TOML float is refused: write "1/10".
    """
    return from_data(load_toml(text, file), file)


def load_toml(text: str, file: str = "<text>") -> dict[str, Any]:
    """Return the tables of a TOML text; errors have file, line and column."""
    check_length(text, file)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _PLACE.fullmatch(str(error))
        message = (match[1] if match else str(error)).replace("'", "`")
        lines = text.split("\n")
        line = int(match[2]) if match and match[2] else len(lines)
        column = int(match[3]) if match and match[3] else len(lines[-1]) + 1
        shown = message[:1].lower() + message[1:]
        raise error_at(
            file, line, column, f"expected TOML, got an error: {shown}"
        ) from error
    except (RecursionError, ValueError) as error:
        raise ModelError(
            f"{file}: expected TOML of bounded depth and numbers, got more"
        ) from error
