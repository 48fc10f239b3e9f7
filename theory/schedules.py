"""Schedules: a number or a label for each round, fixed, repeated or by an expression.

A schedule is a tuple of entries: round t has entry number t - 1, and from the start
again when all are used up. An entry is a number or an expression in the round `t`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact, exact_or_form, is_exact, text_of
from accord.theory.forms import Form

Schedule = tuple[Any, ...]
Reader = Callable[[int, int], Any]
_TEXT = 'a number, an expression in t such as "1/t", or a list of these'


class Tabulated(tuple[Any, ...]):
    """The entries of a function of t, as many as rounds: they are never repeated."""

    __slots__ = ()


def read_schedule(given: Any, rounds: int, what: str) -> Schedule:
    """Return the entries of a schedule: of one, of a list, or of a function of t."""
    made: type[tuple[Any, ...]] = tuple
    if callable(given):
        given = tuple(given(t) for t in range(1, rounds + 1))
        made = Tabulated
    elif isinstance(given, Tabulated):
        if len(given) < rounds:
            raise ModelError(
                f"{what}: a function was asked for {len(given)} rounds, and "
                f"{rounds} are to be run",
                "state that many rounds from the start, or write an expression in t",
            )
        made = Tabulated
    listed = given if isinstance(given, (tuple, list)) else (given,)
    if not listed:
        raise ModelError(f"{what}: expected {_TEXT}, got an empty list")
    return made(_entry(entry, what) for entry in listed)


def _entry(entry: Any, what: str) -> Any:
    if isinstance(entry, str):
        try:
            return exact(entry)
        except ModelError:
            return entry
    return exact_or_form(entry, what)


def reader(
    schedule: Schedule,
    what: str,
    names: Mapping[str, Any],
    within: tuple[int, int | None],
) -> Reader:
    """Return what gives the number of round t, for the agent of number i from 1.

    `names` are further names of its expressions, with their values. A number outside
    the two bounds `within` (None: there is none above) is a ModelError that says where.
    """
    entries = [_run(entry, what, names) for entry in schedule]
    low, high = within
    bounds = f"of at least {low}" if high is None else f"from {low} to {high}"

    def checked(value: Any, t: int) -> Any:
        if isinstance(value, Form):
            return value
        if not is_exact(value) or value < low or (high is not None and value > high):
            shown = value if is_exact(value) else repr(value)
            raise ModelError(
                f"{what} in round {t}: expected a number {bounds}, got `{shown}`"
            )
        return value

    for place, entry in enumerate(schedule):
        if is_exact(entry):
            checked(entry, place + 1)
    if len(entries) == 1 and is_exact(schedule[0]):
        return _always(schedule[0])
    size = len(entries)

    def read(t: int, i: int) -> Any:
        return checked(entries[(t - 1) % size](t, i), t)

    return read


def _run(entry: Any, what: str, names: Mapping[str, Any]) -> Reader:
    if not isinstance(entry, str):
        return _always(entry)
    expression = _parsed(entry, what, names)
    return lambda t, i: expression.run({**names, "t": t, "i": i})


def _always(value: Any) -> Reader:
    def read(t: int, i: int) -> Any:
        return value

    return read


def _parsed(text: str, what: str, names: Iterable[str]) -> Any:
    from accord.theory.formats.expressions import parse_expression

    return parse_expression(text, ("t", "i", *names), what)


def is_common(schedule: Schedule, names: Iterable[str]) -> bool:
    """Return whether a schedule gives every agent the same, as it does not say `i`."""
    texts = [entry for entry in schedule if isinstance(entry, str)]
    return not any("i" in _parsed(text, "schedule", names).used for text in texts)


def schedule_data(schedule: Schedule) -> Any:
    """Return a schedule as plain data: one entry as it is, several as a list."""
    listed = [text_of(x) if is_exact(x) else x for x in schedule]
    return listed[0] if len(listed) == 1 else listed


def labels_of(given: Any, known: Sequence[str], what: str) -> tuple[str, ...]:
    """Return the labels of a schedule of these, of one or of a list."""
    listed = given if isinstance(given, (tuple, list)) else (given,)
    for label in listed:
        if label not in known:
            shown = ", ".join(f"`{one}`" for one in known)
            raise ModelError(f"{what}: expected one of {shown}, got `{label}`")
    if not listed:
        raise ModelError(f"{what}: expected a label or a list of them, got none")
    return tuple(listed)
