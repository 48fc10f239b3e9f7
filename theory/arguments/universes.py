"""Arguments of properties of classes of universes: histories and actions in labels."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.arguments.reading import (
    ends,
    find,
    finder,
    listed,
    number,
    row_of_numbers,
)
from accord.theory.processes import Word
from accord.theory.universes import Universes


def read_word(given: Any, alphabets: Sequence[Sequence[str]]) -> Word:
    """Return a word of symbols in turn: by number, by label, or labels together."""
    found: list[int] = []
    for entry in listed(given):
        known = alphabets[len(found) % len(alphabets)]
        together = isinstance(entry, str) and entry not in known
        for symbol in entry if together else (entry,):
            turn = alphabets[len(found) % len(alphabets)]
            found.append(find(symbol, turn, "symbol"))
    return tuple(found)


def _history(u: Universes, given: Any, _: Mapping[str, Any]) -> Word:
    return read_word(given, (u.actions, u.percepts))


def _actions(u: Universes, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(find(entry, u.actions, "action") for entry in listed(given))


def _number(_: Universes, given: Any, __: Mapping[str, Any]) -> Any:
    return number(given)


READERS = {
    "history": _history,
    "action": finder(lambda u: u.actions, "action"),
    "actions": _actions,
    "law": row_of_numbers,
    "worths": row_of_numbers,
    "between": ends,
    **dict.fromkeys(("copy", "cooperating", "defecting", "ratio"), _number),
}
LABELS = {"action": lambda u: u.actions}


def show(u: Universes, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a history or actions in labels, "" for anything else."""
    if name == "history":
        return u.say(value)
    return ", ".join(u.actions[a] for a in value) if name == "actions" else ""
