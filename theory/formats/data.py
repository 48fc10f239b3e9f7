"""Objects as plain data: what a TOML file states and what a certificate carries.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. `from_data` checks
everything, and `from_data(to_data(x))` is `x` again. Each kind of data stands in a file
`..._data.py` here, as KINDS, and is found by itself.
"""

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.plain import Data, Kind, read_member, read_table

Object = Any  # of one of the kinds


@cache
def kinds() -> dict[str, Kind]:
    """Return all kinds of data by their names."""
    files = (
        module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])
    )
    found: dict[str, Kind] = {}
    for file in sorted(files):
        if file.endswith("_data"):
            module = importlib.import_module(f"accord.theory.formats.{file}")
            found |= module.KINDS
    return found


def stated_types() -> tuple[type, ...]:
    """Return the classes of the objects that data can state."""
    return tuple(kind.on for kind in kinds().values())


def from_data(data: Any, file: str = "<data>") -> Object:
    """Return the object that plain data state, by their key `kind`, checked in full.

    Errors name the file and the key. Nothing is executed.
    """
    table = read_table(data, file)
    if "kind" not in table:
        known = ", ".join(f'"{kind}"' for kind in kinds())
        found = "`format`" if "format" in table else "none"
        raise ModelError(
            f"{file}: expected the key `kind`, got {found}",
            f"write kind = one of {known}",
        )
    kind = read_member(table["kind"], list(kinds()), f"{file}: kind")
    try:
        return kinds()[kind].read(table, file)
    except RecursionError as error:
        raise ModelError(f"{file}: expected data of bounded depth, got more") from error


def to_data(subject: Object) -> Data:
    """Return an object as plain data, rationals as "p/q", which `from_data` reads back.

    A mechanism that is not a table is tabulated; private values only, and what is
    more than agents, types, rule, preferences and prior is left out.
    """
    for kind in kinds().values():
        if isinstance(subject, kind.on):
            return kind.write(subject)
    raise ModelError(f"a {type(subject).__name__} cannot be written as data")
