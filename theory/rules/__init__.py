"""The library of rules: each one function, found by itself in this folder.

A rule is a plain function of the tuple of reports. The decorator only notes what
the rule is and which facts about it are known; the function stays as written.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from accord.theory.errors import ModelError
from accord.theory.names import dashed, nearest


@dataclass(frozen=True)
class Fact:
    """A known fact: at this size the rule has, or lacks, the property."""

    property: str
    holds: bool
    size: dict[str, Any]


@dataclass(frozen=True)
class Rule:
    """A library rule: its name, the setting it lives in, and what is known of it.

    `setting` names the module of `accord.theory.settings` that turns the function
    into a mechanism. `options` are the setting's arguments that this rule needs.
    """

    name: str
    setting: str
    function: Callable[..., Any]
    options: dict[str, Any]
    facts: tuple[Fact, ...]


RULES: dict[str, Rule] = {}

_F = TypeVar("_F", bound=Callable[..., Any])


def rule(
    setting: str,
    *,
    size: dict[str, Any],
    has: str = "",
    lacks: str = "",
    **options: Any,
) -> Callable[[_F], _F]:
    """Register the function below as a library rule.

    `has` and `lacks` list property names, separated by spaces, that hold or fail at
    `size` (arguments of the setting such as `agents=3, alternatives=3`); the tests
    run every one of them.
    """

    def register(function: _F) -> _F:
        name = dashed(function.__name__)
        known = RULES.get(name)
        if known is not None and known.function.__module__ != function.__module__:
            raise ModelError(
                f"`{name}` is a rule of {known.function.__module__} already"
            )
        facts = [Fact(p, True, size) for p in has.split()]
        facts += [Fact(p, False, size) for p in lacks.split()]
        RULES[name] = Rule(name, setting, function, options, tuple(facts))
        return function

    return register


def all_rules() -> dict[str, Rule]:
    """Return every library rule by name, importing the files of this folder."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(RULES.items()))


def find_rule(name: str) -> Rule:
    """Return the library rule of this name, or raise with the nearest names.

    Only the file that defines it is imported, so that what a verdict about it rests
    on is that file and nothing else of the library.
    """
    wanted = dashed(name)
    defined = f"\ndef {wanted.replace('-', '_')}("
    for module in pkgutil.iter_modules(__path__):
        if wanted in RULES:
            break
        if defined in (Path(__path__[0]) / f"{module.name}.py").read_text("utf-8"):
            importlib.import_module(f"{__name__}.{module.name}")
    if wanted not in RULES:
        known = all_rules()
        raise ModelError(f"no rule is named `{name}`", nearest(name, known, "rules"))
    return RULES[wanted]
