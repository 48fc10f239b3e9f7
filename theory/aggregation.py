"""Aggregation: utilities of individuals and of society over finitely many outcomes."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, Self

from accord.theory.coding import plain
from accord.theory.constraints import (
    all_real,
    check_where,
    evaluated,
    premises_of,
    read_entry,
    unknowns_of,
)
from accord.theory.errors import CertificateError, ModelError, ScopeError
from accord.theory.exact import Exact, is_exact
from accord.theory.expressions import (
    values_of_names,
)
from accord.theory.forms import Form, Literal, literal
from accord.theory.names import counted

MAX_ENTRIES = 1_000_000
_SINGLE = ("chance", "number")
_SAMPLED, _PARTS = 4, 6  # outcomes that are sampled, and parts of their chances
# A name that a definition quantifies has unknowns of its own, told apart by a letter.
# (A person's parameters are identifiers, and these have a dot or a bracket in them.)
PROSPECTS = {"prospect": "p", "second_prospect": "q"}
LOTTERIES = {"lottery": "x", "second_lottery": "y", "third_lottery": "z"}
CHANCES = {"chance": "t"}
WEIGHTS = {"other_weights": "w"}


class Prospect(tuple[Any, ...]):  # noqa: SLOT001 - it has a letter besides
    """An unknown lottery, known besides by what it is worth to everybody.

    Its entries are the probabilities of the outcomes. What it is worth to somebody is
    an unknown of its own, of which `Aggregation.known_of` says that it is the mean: so
    a comparison of two worths is one of two unknowns, however many outcomes there are.
    """

    letter: str

    def __new__(cls, letter: str, size: int) -> Self:
        """Return the prospect whose unknowns start with this letter."""
        made = super().__new__(cls, unknown_law(letter, size))
        made.letter = letter
        return made


def worth_name(row: int | None, letter: str) -> str:
    """Return the unknown that is what a prospect is worth to an individual, by number.

    None is society. The names come first in the order of unknowns, so that equations
    of whole numbers stay such.
    """
    return f"W({letter})" if row is None else f"U{row + 1}({letter})"


def unknown_law(letter: str, size: int) -> tuple[Form, ...]:
    """Return unknown probabilities: the last is what the others leave over."""
    free = [f"{letter}.{k + 1}" for k in range(size - 1)]
    last = Form({(): 1} | {(name,): -1 for name in free})
    return (*map(Form.unknown, free), last)


@dataclass(frozen=True, slots=True)
class Aggregation:
    """Individuals, and perhaps a society, with expected utilities over outcomes.

    individuals  their names
    outcomes     their labels
    utilities    for each individual a row: her utility of each outcome
    society      its utility of each outcome; None where it is not given
    title        what it is called
    where        None where all utilities are numbers. Else they may be text,
                 expressions in parameters, of which these constraints are known
    values       in words, the values that its parameters were given

    >>> a = Aggregation(("Ann", "Bob"), ("all", "nothing"), ((1, 0), (0, 1)), (2, 1))
    >>> a.expected(0, (Fraction(1, 3), Fraction(2, 3)))
    Fraction(1, 3)
    """

    individuals: tuple[str, ...]
    outcomes: tuple[str, ...]
    utilities: tuple[tuple[Any, ...], ...]
    society: tuple[Any, ...] | None = None
    title: str = ""
    where: tuple[str, ...] | None = None
    values: str = field(default="", compare=False)
    _open: frozenset[int | None] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.individuals or not self.outcomes:
            raise ModelError("expected at least one individual and one outcome")
        if len(self.individuals) * len(self.outcomes) > MAX_ENTRIES:
            raise ScopeError(
                f"{len(self.individuals):,} individuals and {len(self.outcomes):,} "
                f"outcomes have more than the {MAX_ENTRIES:,} utilities that fit"
            )
        if len(self.utilities) != len(self.individuals):
            raise ModelError(
                f"expected a row of utilities for each of {len(self.individuals)} "
                f"individuals, got {len(self.utilities)}"
            )
        pairs = zip(self.individuals, self.utilities, strict=True)
        rows = tuple(self._read(row, f"`{name}`") for name, row in pairs)
        object.__setattr__(self, "utilities", rows)
        if self.society is not None:
            read = self._read(self.society, "society")
            object.__setattr__(self, "society", read)
        check_where(self.where)
        unknown = {k for k, r in self._rows() if not all(map(is_exact, r))}
        object.__setattr__(self, "_open", frozenset(unknown))

    def _read(self, row: Sequence[Any], whose: str) -> tuple[Any, ...]:
        if isinstance(row, str) or len(row) != len(self.outcomes):
            raise ModelError(
                f"expected {len(self.outcomes)} utilities of {whose}, one for each "
                f"outcome, got {len(row)}"
            )
        return tuple(read_entry(u, self.where, "utility") for u in row)

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the aggregation"

    @property
    def scope(self) -> str:
        """The scope in words: this one table, or every table of parameters."""
        people = counted(len(self.individuals), "individual")
        size = f"{people}, {counted(len(self.outcomes), 'outcome')}"
        if self.where is not None:
            return f"utilities as given, {size}, {all_real(self.unknowns, self.where)}"
        if self.values:
            return f"utilities at {self.values}, {size}"
        if self._open:
            return f"unknown utilities of society, {size}"
        return f"utilities as given, {size}"

    def _rows(self) -> Iterator[tuple[int | None, tuple[Any, ...]]]:
        """Yield all rows of utilities by number, that of society last, as None."""
        yield from enumerate(self.utilities)
        if self.society is not None:
            yield None, self.society

    @property
    def is_given(self) -> bool:
        """Whether all utilities are numbers."""
        return not self._open

    @property
    def members(self) -> range:
        """The individuals by number."""
        return range(len(self.individuals))

    @property
    def social(self) -> tuple[Any, ...]:
        """The utilities of society, or ModelError where there are none."""
        if self.society is None:
            raise ModelError(
                f"`{self.name}` states no utilities of society",
                "add a row `society` with a number for each outcome",
            )
        return self.society

    @property
    def unknowns(self) -> frozenset[str]:
        """The names of the parameters: those of the utilities and of `where`."""
        return unknowns_of((u for _, row in self._rows() for u in row), self.where)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the parameters."""
        return premises_of(self.where)

    def at(self, numbers: Mapping[str, Any]) -> "Aggregation":
        """Return it at these values of its parameters, which satisfy `where`."""
        values, shown = values_of_names(self.unknowns, self.premises, numbers)
        return replace(
            self,
            utilities=evaluated(values, self.utilities),
            society=evaluated(values, self.society),
            where=None,
            values=shown,
        )

    def knowing(self, where: Sequence[str]) -> "Aggregation":
        """Return it with more constraints, perhaps on further unknown numbers."""
        return replace(self, where=(*(self.where or ()), *where))

    def sure(self, outcome: int) -> tuple[int, ...]:
        """Return the lottery that gives an outcome for certain."""
        return tuple(int(k == outcome) for k in range(len(self.outcomes)))

    def expected(self, individual: int, lottery: Sequence[Any]) -> Any:
        """Return what a lottery is worth to an individual: her expected utility."""
        return self._worth(individual, self.utilities[individual], lottery)

    def social_worth(self, lottery: Sequence[Any]) -> Any:
        """Return what a lottery is worth to society: its expected utility."""
        return self._worth(None, self.social, lottery)

    def _worth(
        self, row: int | None, utilities: Sequence[Any], lottery: Sequence[Any]
    ) -> Any:
        if isinstance(lottery, Prospect) and row not in self._open:
            return Form.unknown(worth_name(row, lottery.letter))
        return mean(utilities, lottery)

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of these quantified names.

        No probability is negative, a chance is from 0 to 1, and what a prospect is
        worth is its expectation. For each lottery there is exactly one value of these
        unknowns, so what holds of all of them holds of all lotteries.
        """
        known: list[Literal] = []
        for name in names:
            letter = {**PROSPECTS, **LOTTERIES}.get(name)
            if letter is not None:
                law = unknown_law(letter, len(self.outcomes))
                known += [literal(p, ">=") for p in law]
            if name in PROSPECTS:
                known += self._expectations(PROSPECTS[name])
            if name in CHANCES:
                t = Form.unknown(CHANCES[name] + ".")
                known += [literal(t, ">="), literal(1 - t, ">=")]
        return tuple(known)

    def _expectations(self, letter: str) -> Iterator[Literal]:
        """Yield for each row of numbers that the worth of the prospect is its mean."""
        for place, row in self._rows():
            if place not in self._open:
                yield literal(expectation(worth_name(place, letter), letter, row), "==")


def expectation(name: str, letter: str, row: Sequence[Exact]) -> Form:
    """Return the form that is 0 where `name` is the mean of a row under a prospect."""
    terms: dict[tuple[str, ...], Any] = {
        (f"{letter}.{k + 1}",): row[-1] - u for k, u in enumerate(row[:-1])
    }
    return Form({(name,): 1, (): -row[-1], **terms})


def mean(utilities: Sequence[Any], lottery: Sequence[Any]) -> Any:
    """Return the expectation of a row of utilities under a lottery."""
    total: Any = 0
    for p, u in zip(lottery, utilities, strict=True):
        total = total + p * u
    return total


def is_lottery(a: Aggregation, weights: Sequence[Any]) -> bool:
    """Return whether these are probabilities of the outcomes."""
    return (
        len(weights) == len(a.outcomes)
        and all(bool(p >= 0) for p in weights)
        and bool(sum(weights) == 1)
    )


def mix(chance: Any, first: Sequence[Any], second: Sequence[Any]) -> tuple[Any, ...]:
    """Return the lottery that is the first with this chance, else the second."""
    pairs = zip(first, second, strict=True)
    return tuple(chance * p + (1 - chance) * q for p, q in pairs)


@dataclass(frozen=True)
class Numbers:
    """A range of rows of numbers as one symbol; a certificate names any row of it.

    what     "lottery": probabilities; "chance": one number from 0 to 1; "number": any
             one; "numbers": any row; "positive numbers": any row of these
    """

    symbol: Any
    size: int
    what: str

    def __iter__(self) -> Iterator[Any]:
        yield self.symbol

    def find_code(self, given: Any) -> Any:
        """Return the member of the range that a certificate names."""
        found = plain(given)
        row = (found,) if self.what in _SINGLE else found
        right = isinstance(row, tuple) and len(row) == self.size
        if not right or not all(map(is_exact, row)) or not self._has(row):
            raise CertificateError(
                f"step `instance`: expected a {self.what} of {self.size} exact "
                f"numbers, got `{str(given)[:60]}`"
            )
        return found

    @property
    def samples(self) -> list[Any]:
        """Members of the range with small denominators, for a search to draw from."""
        if self.what in _SINGLE:
            return [Fraction(k, 6) for k in range(7)]
        free = min(self.size, _SAMPLED)
        rows = itertools.product(range(_PARTS + 1), repeat=free)
        if self.what == "numbers":
            return [(*row, *(0,) * (self.size - free)) for row in rows]
        if self.what == "positive numbers":
            return [(*(k + 1 for k in row), *(1,) * (self.size - free)) for row in rows]
        laws = (row for row in rows if sum(row) == _PARTS)
        rest = (0,) * (self.size - free)
        return [(*(Fraction(k, _PARTS) for k in row), *rest) for row in laws]

    def _has(self, row: tuple[Exact, ...]) -> bool:
        if self.what in ("number", "numbers"):
            return True
        if self.what == "positive numbers":
            return all(x > 0 for x in row)
        inside = all(0 <= p <= 1 for p in row)
        return inside and (self.what == "chance" or sum(row) == 1)


def score(
    a: Aggregation,
    lottery: Sequence[Any],
    powers: Sequence[int],
    disagreement: Sequence[Any] = (),
) -> Any:
    """Return the product of the individuals' expected utilities to these powers.

    With powers k_i of sum K this is the K-th power of the geometric expectation, with
    weights k_i / K, of what the lottery is worth: the two order lotteries alike, and
    this one is rational. `disagreement` is taken off each worth first. Of the worths
    themselves at least 0 is asked: else ModelError.
    """
    check_powers(a, powers)
    zero = disagreement or (0,) * len(powers)
    total: Any = 1
    for i, (power, least) in enumerate(zip(powers, zero, strict=True)):
        if not disagreement and any(is_exact(u) and u < 0 for u in a.utilities[i]):
            raise ModelError(
                f"a geometric expectation is of utilities of at least 0, and "
                f"`{a.individuals[i]}` has a negative one",
                "add a constant to her row",
            )
        total = total * (mean(a.utilities[i], lottery) - least) ** power
    return total


def check_powers(a: Aggregation, powers: Sequence[int]) -> None:
    """Raise unless there is a whole number of at least 1 for each individual."""
    whole = all(type(k) is int and k >= 1 for k in powers)
    if not whole or len(powers) != len(a.individuals):
        raise ModelError(
            f"expected a whole number of at least 1 for each of "
            f"{len(a.individuals)} individuals, got {powers}",
            "weights 2/3 and 1/3 are the powers 2,1",
        )


def value(a: Aggregation, lottery: Sequence[Any], powers: Sequence[int]) -> Any:
    """Return what society orders lotteries by: its expected utility, or the score.

    Without powers society has an expected utility; with powers, geometric rationality.
    """
    return score(a, lottery, powers) if powers else a.social_worth(lottery)
