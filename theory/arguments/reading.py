"""What readers of arguments share: labels, rows of numbers, laws."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact_or_form
from accord.theory.expressions import names_in, read_form
from accord.theory.forms import Form

Reader = Callable[[Any, Any, Mapping[str, Any]], Any]
Labels = Callable[[Any], Sequence[str]]


def listed(given: Any) -> tuple[Any, ...]:
    """Return what was given as a row: itself if it is one, else alone in one."""
    return tuple(given) if isinstance(given, (tuple, list)) else (given,)


def rows(given: Any) -> tuple[Any, ...]:
    """Return what was given as rows: a single row stands alone."""
    found = listed(given)
    alone = found and not isinstance(found[0], (tuple, list))
    return (found,) if alone else found


def find(given: Any, labels: Sequence[str], what: str) -> int:
    """Return the number of what is given by its number or its label."""
    if labels.count(str(given)) == 1:
        return labels.index(str(given))
    if isinstance(given, int) and 0 <= given < len(labels):
        return given
    shown = ", ".join(f"`{label}`" for label in labels)
    raise ModelError(f"no {what} is named `{given}`", f"the {what}s are {shown}")


def finder(labels: Labels, what: str) -> Reader:
    """Return a reader of numbers or labels."""
    return lambda subject, given, _: find(given, tuple(labels(subject)), what)


def number(entry: Any) -> Any:
    """Return an entry as an exact number, or as a form in parameters."""
    if isinstance(entry, str) and names_in(entry):
        return read_form(entry)
    return exact_or_form(entry)


def row_of_numbers(_: Any, given: Any, __: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return a row of exact numbers or forms in parameters."""
    return tuple(map(number, listed(given)))


def whole(_: Any, given: Any, __: Mapping[str, Any]) -> int:
    """Return a whole number of at least 0."""
    if type(given) is not int or given < 0:
        raise ModelError(f"expected a whole number of at least 0, got `{given}`")
    return given


def ends(_: Any, given: Any, __: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return two exact numbers, between which something lies."""
    found = tuple(map(number, listed(given)))
    if len(found) != 2:
        raise ModelError(
            f"expected two numbers, got `{given}`", "with a comma: 3/5,2/3"
        )
    return found


def rows_of_numbers(
    subject: Any, given: Any, named: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return rows of exact numbers."""
    return tuple(row_of_numbers(subject, row, named) for row in rows(given))


def _probability(entry: Any) -> Any:
    if isinstance(entry, str) and names_in(entry):
        return read_form(entry)
    return exact_or_form(entry, "probability")


def law(given: Any, size: int, what: str) -> tuple[Any, ...]:
    """Return these probabilities as exact numbers, or raise unless they are a law."""
    numbers = tuple(map(_probability, listed(given)))
    if len(numbers) == size and any(isinstance(p, Form) for p in numbers):
        return numbers  # whether it is a law is for the definition to say
    if len(numbers) != size or sum(numbers) != 1 or any(p < 0 for p in numbers):
        shown = ", ".join(map(str, numbers))
        raise ModelError(
            f"expected {size} probabilities that sum to 1, {what}, got ({shown})"
        )
    return numbers


def weights(row: Any, labels: Sequence[str]) -> tuple[Any, ...]:
    """Return a mixed action: a law on the labels, or one of them for sure."""
    if isinstance(row, (tuple, list)):
        return law(row, len(labels), "one for each action")
    chosen = find(row, labels, "action")
    return tuple(int(k == chosen) for k in range(len(labels)))


def strategy(row: Any, labels: Sequence[str]) -> str:
    """Return a mixed action as text: its label if it is one for sure."""
    if isinstance(row, int):
        return labels[row]
    if sorted(map(str, row)) == ["0"] * (len(row) - 1) + ["1"]:
        return labels[[str(weight) for weight in row].index("1")]
    parts = zip(row, labels, strict=True)
    return "(" + ", ".join(f"{p} {label}" for p, label in parts if str(p) != "0") + ")"
