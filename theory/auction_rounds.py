"""Rounds of a decision auction, and how things stand between them, in whole numbers.

All numbers of a round count units, of which so many make 1 that everything so far is
whole: sums and comparisons of such numbers are those of integers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.exact import is_exact, simplest


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand after some rounds; all numbers count units.

    one             how many units make 1: all numbers so far are whole in them
    wealths         of each hypothesis
    allowances      what each was given without a win, its wealth at the start included
    earned          for each: over the rounds that it won, reward minus price
    records         for each: over the rounds that it won, reward minus promise
    honest          for each: whether in no round that it won its promise was broken
    guaranteed      for each: its promises, over the rounds at whose start its
                    allowances had come to the promise
    wins            of each
    given           all allowances together
    overestimation  L, over all rounds: estimate minus reward
    reward          over all rounds
    """

    one: int
    wealths: tuple[Any, ...]
    allowances: tuple[Any, ...]
    earned: tuple[Any, ...]
    records: tuple[Any, ...]
    honest: tuple[bool, ...]
    guaranteed: tuple[Any, ...]
    wins: tuple[int, ...]
    given: Any
    overestimation: Any = 0
    reward: Any = 0

    def exactly(self, units: Any) -> Any:
        """Return the number that this many units are."""
        return simplest(Fraction(units) / self.one) if is_exact(units) else units

    def finer(self, factor: int) -> "Standing":
        """Return the same, where `factor` new units make one of these."""
        return Standing(
            self.one * factor,
            times(self.wealths, factor),
            times(self.allowances, factor),
            times(self.earned, factor),
            times(self.records, factor),
            self.honest,
            times(self.guaranteed, factor),
            self.wins,
            self.given * factor,
            self.overestimation * factor,
            self.reward * factor,
        )


@dataclass(frozen=True, slots=True)
class Round:
    """One round: what was bid, done, paid and got, and how things stood around it.

    Its numbers count units as well: those of both `before` and `after`.
    """

    number: int
    before: Standing
    after: Standing
    promises: tuple[Any, ...]
    bids: tuple[Any, ...]
    winner: int
    option: str
    price: Any
    estimate: Any
    reward: Any

    def rejects(self, hypothesis: int) -> bool:
        """Return whether it promises more than the agent estimates."""
        return bool(self.promises[hypothesis] > self.estimate)


def units(numbers: Iterable[Any], one: int) -> tuple[int, ...]:
    """Return numbers in units of which `one` make 1; they are whole in these."""
    return tuple(x.numerator * (one // x.denominator) for x in numbers)


def times(numbers: Iterable[Any], factor: int) -> tuple[Any, ...]:
    """Return each number times the factor."""
    return tuple(x * factor for x in numbers)


def added_up(one: Iterable[Any], other: Iterable[Any]) -> tuple[Any, ...]:
    """Return two rows added up, place by place."""
    return tuple(x + y for x, y in zip(one, other, strict=True))


def put(row: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    """Return the row with another value at a place."""
    return (*row[:place], value, *row[place + 1 :])


def added(row: tuple[Any, ...], place: int, value: Any) -> tuple[Any, ...]:
    """Return the row with a value added at a place."""
    return put(row, place, row[place] + value)
