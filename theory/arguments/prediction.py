"""Arguments of properties of predictions: histories by their symbols, and numbers."""

from collections.abc import Mapping
from typing import Any

from accord.theory.arguments.reading import ends, number, whole
from accord.theory.errors import ModelError
from accord.theory.merging import Prediction, say
from accord.theory.processes import Word

NOTHING = "nothing"  # the empty word, as a person types it


def _word(p: Prediction, given: Any, _: Mapping[str, Any]) -> Word:
    """Return a word from its symbols as text or in a row, or from their numbers."""
    if given == NOTHING:
        return ()
    if isinstance(given, str):
        return p.truth.read(given)
    if not isinstance(given, (tuple, list)):
        raise ModelError(
            f"expected a word, got the number {given}", "with commas: --at 0,0,1"
        )
    symbols = (
        x if isinstance(x, str) else _label(p, k, x) for k, x in enumerate(given)
    )
    return p.truth.read(tuple(symbols))


def _label(p: Prediction, step: int, number: Any) -> str:
    known = p.truth.alphabet(step)
    if type(number) is not int or not 0 <= number < len(known):
        raise ModelError(f"expected a symbol of {', '.join(known)}, got {number}")
    return known[number]


def _number(_: Prediction, given: Any, __: Mapping[str, Any]) -> Any:
    return number(given)


READERS = {
    "at": _word,
    "between": ends,
    **dict.fromkeys(("time", "steps"), whole),
    **dict.fromkeys(("constant", "value", "bound", "below"), _number),
}


def show(p: Prediction, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a history in its symbols."""
    if name in ("history", "at") and isinstance(p, Prediction):
        return say(p, value)
    return ""
