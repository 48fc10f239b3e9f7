"""Arguments of properties of soft replies: `point` as a row of probabilities."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import listed, number
from accord.theory.theory_of_mind import SoftReplies


def _point(m: SoftReplies, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    return m.checked(listed(given))


def _number(_: SoftReplies, given: Any, __: Mapping[str, Any]) -> Any:
    return number(given)


READERS = {"point": _point, "rate": _number, "error": _number}
