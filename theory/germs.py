"""Numbers that run with an e > 0 as small as one likes, and problems made of them.

A germ is a polynomial in e. Of two germs one is larger for all e in some interval
(0, e'), which the lowest coefficient tells in which they differ; so whatever finitely
many sums, products and comparisons say of germs, they say of the numbers for all e that
are small enough. As e goes to 0 a germ goes to its constant.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import total_ordering
from itertools import zip_longest
from typing import Any

from accord.theory.bargaining import BargainingProblem
from accord.theory.bargaining_terms import need
from accord.theory.errors import CertificateError
from accord.theory.exact import Exact, is_exact


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Germ:
    """A polynomial in e that is no constant: the coefficients, the constant first.

    >>> e = straight(0, 1)
    >>> 0 < e * e < e < 1, e - e, limit(3 + e)
    (True, 0, 3)
    """

    coefficients: tuple[Exact, ...]

    def __add__(self, other: Any) -> Any:
        pairs = zip_longest(self.coefficients, _row(other), fillvalue=0)
        return _number([a + b for a, b in pairs])

    def __mul__(self, other: Any) -> Any:
        row = _row(other)
        found: list[Exact] = [0] * (len(self.coefficients) + len(row) - 1)
        for i, a in enumerate(self.coefficients):
            for j, b in enumerate(row):
                found[i + j] += a * b
        return _number(found)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> Any:
        return self * -1

    def __sub__(self, other: Any) -> Any:
        return self + other * -1

    def __rsub__(self, other: Any) -> Any:
        return self * -1 + other

    def __rtruediv__(self, _: Any) -> Any:
        raise CertificateError("step `proof`: expected no division by what runs with e")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Germ) and self.coefficients == other.coefficients

    def __lt__(self, other: Any) -> bool:
        difference = self - other
        row = _row(difference)
        return next((c for c in row if c), 0) < 0

    def __hash__(self) -> int:
        return hash(self.coefficients)


def _row(value: Any) -> tuple[Exact, ...]:
    return value.coefficients if isinstance(value, Germ) else (value,)


def _number(coefficients: Sequence[Exact]) -> Any:
    """Return the germ, or the number that it is if it is constant."""
    row = list(coefficients)
    while len(row) > 1 and row[-1] == 0:
        row.pop()
    return Germ(tuple(row)) if len(row) > 1 else row[0]


def straight(first: Exact, last: Exact) -> Any:
    """Return the number that runs straight, from `first` at e = 0 to `last` at 1."""
    return _number((first, last - first))


def limit(value: Any) -> Exact:
    """Return where a germ goes as e goes to 0."""
    return _row(value)[0]


def run_straight(first: Any, last: Any) -> Any:
    """Return a row, proof or number whose numbers run straight from one to the other.

    Both have the same shape. What is no number has to be the same in both.
    """
    if isinstance(first, Mapping):
        same_names = isinstance(last, Mapping) and set(first) == set(last)
        need(same_names, "the same names at both ends")
        return {name: run_straight(first[name], last[name]) for name in first}
    if isinstance(first, (tuple, list)):
        same_length = isinstance(last, (tuple, list)) and len(first) == len(last)
        need(same_length, "rows of the same length at both ends")
        return tuple(map(run_straight, first, last))
    if first == last:
        return first
    need(is_exact(first) and is_exact(last), "rational numbers at both ends")
    return straight(first, last)


@dataclass(frozen=True, slots=True)
class NearProblem:
    """What definitions of solutions read of a problem; payoffs may be germs."""

    players: tuple[str, ...]
    outcomes: tuple[tuple[Any, ...], ...]
    disagreement: tuple[Any, ...]
    comprehensive: bool
    lotteries: bool


def near(problem: BargainingProblem, moved: Sequence[Sequence[Any]]) -> NearProblem:
    """Return the problem whose outcomes run straight towards where they are moved.

    The hull of its outcomes goes to that of the problem's outcomes as e goes to 0.
    """
    return NearProblem(
        problem.players,
        run_straight(problem.outcomes, tuple(map(tuple, moved))),
        problem.disagreement,
        problem.comprehensive,
        problem.lotteries,
    )
