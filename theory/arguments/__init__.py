"""Arguments as people type them: the text of an option read into a value, and back.

What the arguments of properties of a class are is one file here, named as the class,
and found by that name: `READERS`, for each argument a function of the subject, what is
given and the other arguments; `LABELS`, for each argument that is a number, the labels
of what it numbers; `show`, which returns another argument as text, or "".
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact
from accord.theory.formats.data import name_of_class
from accord.theory.forms import Form
from accord.theory.initiative import KERNELS, label
from accord.theory.unknowns import UNKNOWN


def read_argument(text: str) -> Any:
    """Return a number, a row of numbers, rows of them, lists of rows, or the text.

    A comma parts the entries of a row, ";" parts rows, "|" parts lists of rows; "?"
    stands for what is to be left unknown.

    >>> read_argument("1/2"), read_argument("1,0;0,1"), read_argument("C,D")
    (Fraction(1, 2), ((1, 0), (0, 1)), ('C', 'D'))
    >>> read_argument("C,D|1,0;0,1"), read_argument("?")
    ((('C', 'D'), ((1, 0), (0, 1))), {'unknown': True})
    """
    if text.strip() == "?":
        return dict(UNKNOWN)
    if "|" in text:
        return tuple(read_argument(part) for part in text.split("|") if part.strip())
    if ";" in text:
        return tuple(_row(part) for part in text.split(";"))
    return _row(text) if "," in text else _item(text)


def _row(text: str) -> tuple[Any, ...]:
    return tuple(_item(part) for part in text.split(",") if part.strip())


def _item(text: str) -> Any:
    try:
        return exact(text)
    except ModelError:
        return text.strip()


def _files(subject: Any) -> tuple[ModuleType, ...]:
    """Return the file of a subject's class and those of what it is made from."""
    classes = map(name_of_class, type(subject).__mro__)
    return _named(tuple(name.replace("-", "_") for name in classes))


@cache
def _named(classes: tuple[str, ...]) -> tuple[ModuleType, ...]:
    files = {module.name for module in pkgutil.iter_modules(__path__)}
    found = (name for name in classes if name in files)
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in found)


def _found(subject: Any, table: str) -> Mapping[str, Any]:
    """Return what is said under this name of the class of a subject."""
    tables = (getattr(f, table) for f in _files(subject) if hasattr(f, table))
    return next(tables, {})


def normalize(subject: Any, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a property in the form that its definition reads.

    How they are given is said in the file of the subject's class. What is left unknown
    stays so. Numbers may be expressions in the parameters of the subject.
    """
    named = dict(arguments)
    parameters: frozenset[str] = getattr(subject, "unknowns", frozenset())
    for name, reader in _found(subject, "READERS").items():
        if name in named and named[name] != UNKNOWN:
            named[name] = reader(subject, named[name], named)
            _check_names(named[name], parameters)
    return named


def _check_names(value: Any, parameters: frozenset[str]) -> None:
    """Raise unless the forms in an argument have no unknowns but these."""
    if isinstance(value, Form):
        odd = sorted({name for names in value.terms for name in names} - parameters)
        if odd:
            raise ModelError(
                f"expected an exact probability, got `{value}`",
                f"`{odd[0]}` is no parameter of the game; a constraint names others: "
                f'--where "0 <= {odd[0]} <= 1"',
            )
    elif isinstance(value, tuple):
        for part in value:
            _check_names(part, parameters)


def show_argument(subject: Any, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return an argument or quantified value as text, with a game's own labels.

    `named` has the values beside it: an action is shown as its player names it.
    """
    if value == UNKNOWN:
        return "unknown"
    if name == "kernel" and value in KERNELS:
        return label(value)
    text = _shown_of(subject, name, value, named)
    if text:
        return text
    labels = _found(subject, "LABELS").get(name)
    if labels:
        return str(tuple(labels(subject))[value])
    if isinstance(value, (tuple, list)):
        shown = (show_argument(None, "", item, {}) for item in value)
        return "(" + ", ".join(shown) + ")"
    return str(value)


def _shown_of(subject: Any, name: str, value: Any, named: Mapping[str, Any]) -> str:
    """Return what the file of the subject's class shows, "" for anything else."""
    shows = (file.show for file in _files(subject) if hasattr(file, "show"))
    texts = (show(subject, name, value, named) for show in shows)
    return next(filter(None, texts), "")
