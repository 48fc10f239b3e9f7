"""Proofs that definitions ask for: one file each, named after its property.

The function `find` there takes the subject and the other parameters of the statement
and returns the parameter `proof`. Nothing of it is trusted: the definition checks it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from accord.theory.properties import Property


@cache
def _names() -> frozenset[str]:
    return frozenset(module.name for module in pkgutil.iter_modules(__path__))


def has_finder(prop: Property) -> bool:
    """Return whether a file here finds the proofs of this property."""
    return prop.of_the_library and prop.body.__name__ in _names()


def find_proof(prop: Property, subject: Any, known: Mapping[str, Any]) -> Any:
    """Return the proof of a statement with these parameters."""
    module = importlib.import_module(f"{__name__}.{prop.body.__name__}")
    find: Callable[..., Any] = module.find
    return find(subject, **known)
