"""Arguments of properties of reflective inductors: oracles as rows, and a history."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.oracle_machines import read_oracle, read_oracles
from accord.theory.arguments.reading import listed, number
from accord.theory.reflective_inductors import ReflectiveInductor, read_history


def _history(_: ReflectiveInductor, given: Any, __: Mapping[str, Any]) -> Any:
    """Return a history: symbols, or the empty text for the empty one."""
    return () if given == "" else read_history(listed(given))


def _symbol(_: ReflectiveInductor, given: Any, __: Mapping[str, Any]) -> int:
    return read_history((given,))[0]


def _probability(_: ReflectiveInductor, given: Any, __: Mapping[str, Any]) -> Any:
    return number(given)


def _queries(m: ReflectiveInductor) -> tuple[str, ...]:
    return m.names


READERS = {
    "oracle": read_oracle,
    "oracles": read_oracles,
    "history": _history,
    "symbol": _symbol,
    "probability": _probability,
}
LABELS = {"query": _queries}
