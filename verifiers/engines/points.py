"""Does a rule do on unknown numbers what it does on numbers? Tried at many points.

A rule that asks for the Python type of a report, or for its text, can tell them apart.
What was found on unknown numbers would then say nothing about numbers.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import AccordError, ModelError
from accord.theory.exact import Exact
from accord.theory.forms import RUNNING, Form, Literal
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile

POINTS = 100
TRIES = 40  # for each point that is looked for
_TEXT = "0 0 1 1 2 3 5 1/2 1/3 1/4 2/3 3/2 7/2 -1 -3/2"
_NUMBERS = tuple(map(Fraction, _TEXT.split()))
Values = Mapping[str, Exact]


class Answers:
    """A run on unknown numbers whose comparisons are answered as at one point."""

    def __init__(self, values: Values) -> None:
        self.values = values

    def answer(self, asked: Literal) -> bool:
        """Return whether a literal is true at the point."""
        return asked.holds(self.values)

    def compare(self, a: str | Exact, b: str | Exact, sense: str) -> bool:
        """Return whether `a sense b`, each an unknown or a number."""
        x, y = (self.values[n] if isinstance(n, str) else n for n in (a, b))
        return x == y if sense == "==" else x > y or (sense == ">=" and x == y)

    def refuse(self, message: str, hint: str) -> Any:
        """Raise ModelError: the run asks for what it cannot have."""
        raise ModelError(message, hint)


def same_on_numbers(
    m: Mechanism, at: Callable[[Values], Mechanism], points: int = POINTS
) -> int:
    """Run a mechanism on unknown numbers and on numbers; return at how many points.

    `at` gives the mechanism with numbers for the unknown parameters of `m`. The points
    are random and small, ties among them. Raises ModelError at the first where the
    outcomes differ.
    """
    chance = random.Random(0)
    domains: Sequence[Any] = m.domains
    tried = 0
    for values in _points(m, chance, points):
        types = [d.symbol if _is_real(d) else chance.choice(d) for d in domains]
        tried += 1
        _compare(m, at(values) if m.unknowns else m, types, values)
    return tried


def _is_real(domain: Any) -> bool:
    return hasattr(domain, "marked")


def _points(m: Mechanism, chance: random.Random, points: int) -> Iterator[Values]:
    """Yield random values of the unknowns at which what is known of them is true."""
    domains: Sequence[Any] = m.domains
    names = [name for d in domains if _is_real(d) for name in d.names]
    names += sorted(m.unknowns)
    mine = set(names)
    known = [r for r in m.premises if {n for t, _ in r.terms for n in t} <= mine]
    found = 0
    for _ in range(points * TRIES):
        values = {name: chance.choice(_NUMBERS) for name in names}
        if all(row.holds(values) for row in known):
            yield values
            found += 1
            if found == points:
                return


def _compare(
    m: Mechanism, plain: Mechanism, types: Sequence[Any], values: Values
) -> None:
    """Raise ModelError if the outcome depends on how numbers are written."""
    numbers = Profile(_at(t, values, Fraction) for t in types)
    expected = plain.run(numbers)
    if not _agrees(m, types, values, expected):
        again = plain.run(numbers) == expected
        _refuse(m, numbers, "on symbols of them", again=again)
    if _is_whole(numbers):
        whole = Profile(_at(t, values, int) for t in types)
        try:
            other = plain.run(whole)
        except AccordError:
            return  # its own division of whole numbers makes a float
        if other != expected:
            again = plain.run(whole) == other and plain.run(numbers) == expected
            _refuse(m, numbers, "on these as int", again=again)


def _agrees(m: Mechanism, types: Sequence[Any], values: Values, expected: Any) -> bool:
    """Return whether the outcome on symbols has, at the point, these values."""
    token = RUNNING.set(Answers(values))
    try:
        return bool(m.run(Profile(types)) == expected)
    finally:
        RUNNING.reset(token)


def _refuse(m: Mechanism, numbers: Profile, how: str, *, again: bool) -> None:
    where = f"at the profile ({', '.join(map(_shown, numbers))})"
    if not again:
        raise ModelError(
            f"`{m.name}` is not a function: {where} it returned two outcomes",
            "a rule must not be random, keep state or change its arguments",
        )
    raise ModelError(
        f"`{m.name}` looks at the Python type or the text of a report: {where} "
        f"its outcome {how} is another than on fractions",
        "a real value may be of any number type: no isinstance, type() or str() of it",
    )


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    return str(value)


def _is_whole(value: Any) -> bool:
    if isinstance(value, tuple):
        return all(map(_is_whole, value))
    return not isinstance(value, Fraction) or value.denominator == 1


def _at(value: Any, values: Values, number: Callable[[Any], Exact]) -> Any:
    """Return a type with numbers for its symbols, written as this kind of number."""
    if isinstance(value, Form):
        return number(value.at(values))
    if isinstance(value, tuple):
        return tuple(_at(part, values, number) for part in value)
    return value
