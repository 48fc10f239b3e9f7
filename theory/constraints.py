"""Records whose numbers may be expressions in parameters, and what is known of these.

Such a record has a field `where`: None where all its numbers are given; else what is
known of its parameters, in words such as "a > b", which may be nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from accord.theory.exact import Exact, exact_or_form
from accord.theory.expressions import names_in, read_constraints, read_form
from accord.theory.forms import Form, Literal

Where = Sequence[str] | None


def check_where(where: Where) -> None:
    """Raise ModelError where a constraint cannot be read."""
    for text in where or ():
        read_constraints(text)


def simple(value: Any) -> Any:
    """Return the number that a form without unknowns is, anything else as it is."""
    constant = value.constant if isinstance(value, Form) else None
    return value if constant is None else constant


def read_entry(value: Any, where: Where, what: str) -> Any:
    """Return a number of a record; where it may have parameters, a form for text.

    >>> read_entry("2*a - 1", (), "payoff"), read_entry("1/2", None, "payoff")
    (-1 + 2*a, Fraction(1, 2))
    """
    if where is None or not isinstance(value, str):
        return exact_or_form(value, what)
    return simple(read_form(value))


def unknowns_of(numbers: Iterable[Any], where: Where) -> frozenset[str]:
    """Return the names of the parameters: those of the numbers and of `where`.

    >>> sorted(unknowns_of((1, Form.unknown("a") + 1), ("b > 0",)))
    ['a', 'b']
    """
    if where is None:
        return frozenset()
    forms = (x for x in numbers if isinstance(x, Form))
    used = {name for form in forms for names in form.terms for name in names}
    return frozenset(used.union(*map(names_in, where)))


def premises_of(where: Where, more: Iterable[Literal] = ()) -> tuple[Literal, ...]:
    """Return what is known of the parameters: `where`, and more, each once."""
    stated = (row for text in where or () for row in read_constraints(text))
    return tuple(dict.fromkeys((*stated, *more)))


def evaluated(values: Mapping[str, Exact], entry: Any) -> Any:
    """Return an entry at these values of the parameters, in rows at any depth.

    >>> evaluated({"a": 2}, ((1, Form.unknown("a")), None))
    ((1, 2), None)
    """
    if isinstance(entry, tuple):
        return tuple(evaluated(values, x) for x in entry)
    return entry.at(values) if isinstance(entry, Form) else entry


def all_real(names: Iterable[str], where: Where) -> str:
    """Return in words over what a statement with these parameters is.

    >>> all_real({"b", "a"}, ("a > b",))
    'all real a, b with a > b'
    """
    known = f" with {', '.join(where)}" if where else ""
    return f"all real {', '.join(sorted(names)) or 'numbers'}{known}"
