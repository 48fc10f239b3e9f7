"""What the quantified names of properties of aggregations run over."""

import itertools
from collections.abc import Iterator

from accord.theory.aggregation import (
    CHANCES,
    LOTTERIES,
    PROSPECTS,
    WEIGHTS,
    Aggregation,
    Numbers,
    Prospect,
    unknown_law,
)
from accord.theory.forms import Form
from accord.theory.ranges import ranges


def _one(_: Aggregation) -> int:
    return 1


@ranges(Aggregation, lambda a: len(a.individuals))
def individual(a: Aggregation) -> range:
    """Run over the individuals."""
    return a.members


@ranges(Aggregation, lambda a: len(a.outcomes))
def outcome(a: Aggregation) -> range:
    """Run over the outcomes."""
    return range(len(a.outcomes))


@ranges(Aggregation, lambda a: len(a.outcomes))
def second_outcome(a: Aggregation) -> range:
    """Run over the outcomes."""
    return range(len(a.outcomes))


@ranges(Aggregation, _one, symbolic=True)
def prospect(a: Aggregation) -> Numbers:
    """Run over every lottery; its symbol is known by what it is worth, too."""
    return _prospect(a, "prospect")


@ranges(Aggregation, _one, symbolic=True)
def second_prospect(a: Aggregation) -> Numbers:
    """Run over every lottery; its symbol is known by what it is worth, too."""
    return _prospect(a, "second_prospect")


def _prospect(a: Aggregation, name: str) -> Numbers:
    size = len(a.outcomes)
    return Numbers(Prospect(PROSPECTS[name], size), size, "lottery")


@ranges(Aggregation, _one, symbolic=True)
def lottery(a: Aggregation) -> Numbers:
    """Run over every lottery."""
    return _lottery(a, "lottery")


@ranges(Aggregation, _one, symbolic=True)
def second_lottery(a: Aggregation) -> Numbers:
    """Run over every lottery."""
    return _lottery(a, "second_lottery")


@ranges(Aggregation, _one, symbolic=True)
def third_lottery(a: Aggregation) -> Numbers:
    """Run over every lottery."""
    return _lottery(a, "third_lottery")


def _lottery(a: Aggregation, name: str) -> Numbers:
    size = len(a.outcomes)
    return Numbers(unknown_law(LOTTERIES[name], size), size, "lottery")


@ranges(Aggregation, _one, symbolic=True)
def chance(a: Aggregation) -> Numbers:
    """Run over the numbers from 0 to 1."""
    return Numbers(Form.unknown(CHANCES["chance"] + "."), 1, "chance")


@ranges(Aggregation, _one, symbolic=True)
def other_weights(a: Aggregation) -> Numbers:
    """Run over every row of a weight for each individual and a constant."""
    letter, size = WEIGHTS["other_weights"], len(a.individuals) + 1
    row = tuple(Form.unknown(f"{letter}.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")


@ranges(Aggregation, lambda a: len(a.outcomes) ** len(a.individuals))
def ballots(a: Aggregation) -> Iterator[tuple[int, ...]]:
    """Run over what the individuals can name, as voters: an outcome each."""
    return itertools.product(range(len(a.outcomes)), repeat=len(a.individuals))


@ranges(Aggregation, lambda a: 2 ** len(a.individuals) - 1)
def bloc(a: Aggregation) -> Iterator[tuple[int, ...]]:
    """Run over the individuals, alone and with others, the smaller groups first."""
    sizes = range(1, len(a.individuals) + 1)
    return itertools.chain.from_iterable(
        itertools.combinations(a.members, size) for size in sizes
    )


@ranges(Aggregation, _one, symbolic=True)
def voting_weights(a: Aggregation) -> Numbers:
    """Run over every row of a number for each individual."""
    size = len(a.individuals)
    row = tuple(Form.unknown(f"w.{k + 1}") for k in range(size))
    return Numbers(row, size, "numbers")
