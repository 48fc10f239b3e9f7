"""Objects as plain data: what a TOML file states and what a certificate carries.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. `from_data` checks
everything, and `from_data(to_data(x))` is `x` again. A kind has the name of the class
of its objects, as in "strategic-game", and a file here, strategic_game_data.py, found
by that name: what is not asked for is not loaded.
"""

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.plain import Data, Kind, read_member, read_table
from accord.theory.names import dashed

Object = Any  # of one of the kinds
_END = "_data"


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds of data."""
    files = (
        module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])
    )
    return tuple(
        sorted(dashed(f.removesuffix(_END)) for f in files if f.endswith(_END))
    )


def _kind(name: str) -> Kind:
    module = importlib.import_module(
        f"accord.theory.formats.{name.replace('-', '_')}{_END}"
    )
    found: Kind = module.KIND
    return found


def name_of_class(of: type) -> str:
    """Return the name of a class as words with hyphens.

    >>> name_of_class(type("StrategicGame", (), {}))
    'strategic-game'
    """
    return re.sub("(?<!^)(?=[A-Z])", "-", of.__name__).lower()


def kind_of(subject: object) -> Kind | None:
    """Return the kind of data that states such objects, if one does."""
    for on in type(subject).__mro__:
        name = name_of_class(on)
        if name in kind_names() and _kind(name).on is on:
            return _kind(name)
    return None


def from_data(data: Any, file: str = "<data>") -> Object:
    """Return the object that plain data state, by their key `kind`, checked in full.

    Errors name the file and the key. Nothing is executed.
    """
    table = read_table(data, file)
    if "kind" not in table:
        known = ", ".join(f'"{kind}"' for kind in kind_names())
        found = "`format`" if "format" in table else "none"
        raise ModelError(
            f"{file}: expected the key `kind`, got {found}",
            f"write kind = one of {known}",
        )
    kind = read_member(table["kind"], list(kind_names()), f"{file}: kind")
    try:
        return _kind(kind).read(table, file)
    except RecursionError as error:
        raise ModelError(f"{file}: expected data of bounded depth, got more") from error


def to_data(subject: Object) -> Data:
    """Return an object as plain data, rationals as "p/q", which `from_data` reads back.

    A mechanism that is not a table is tabulated; private values only, and what is
    more than agents, types, rule, preferences and prior is left out.
    """
    kind = kind_of(subject)
    if kind is None:
        raise ModelError(f"a {type(subject).__name__} cannot be written as data")
    return kind.write(subject)
