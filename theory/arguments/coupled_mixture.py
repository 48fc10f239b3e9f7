"""Arguments of properties of mixtures of universes."""

from typing import Any

from accord.theory.arguments.prediction import READERS as _OF_PREDICTIONS
from accord.theory.arguments.reading import number
from accord.theory.universes import CoupledMixture

READERS = {
    "between": _OF_PREDICTIONS["between"],
    "ratio": lambda _, given, __: number(given),
}


def show(m: Any, name: str, value: Any, _: Any) -> str:
    """Return a history in its symbols."""
    if name == "history" and isinstance(m, CoupledMixture):
        return m.universe(0, 0).say(value)
    return ""
