"""Unknown outcomes: a rule that is open, and runs that read what it chooses.

An open rule has one cell for each profile. A definition that asks for the outcome there
reads the cell, and the run goes on with one of the outcomes that it could have: the
definition sees nothing but outcomes. What a run read, and found, is all that its
result rests on.
"""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from accord.theory.coding import canonical, code
from accord.theory.errors import ModelError
from accord.theory.forms import RUNNING
from accord.theory.profiles import Profile

Reads = tuple[tuple[str, int], ...]  # cells, each with the number of its outcome


@functools.lru_cache(maxsize=100_000)
def cell_of(profile: Profile) -> str:
    """Return the name of the cell of a profile."""
    return f"f{canonical(code(profile))}"


class UnreadCell(BaseException):
    """A run reads a cell that it was not given. No `except Exception` swallows it."""


class Reader:
    """Answers the reads of one run from what is given, or says which cell lacks."""

    def __init__(self, given: Mapping[str, int]) -> None:
        self.given = given
        self.read: dict[str, int] = {}
        self.missing: tuple[str, int] | None = None

    def choose(self, cell: str, count: int) -> int:
        """Return the number of the outcome in a cell that has `count` possible ones."""
        if self.missing is not None or cell not in self.given:
            self.missing = self.missing or (cell, count)
            raise UnreadCell(cell)
        self.read[cell] = self.given[cell]
        return self.given[cell]


def run_reading(run: Callable[[], Any], given: Mapping[str, int]) -> tuple[Any, Reader]:
    """Return the result of a run on these cells, None where it lacks one."""
    reader = Reader(given)
    token = RUNNING.set(reader)
    try:
        result = run()
    except UnreadCell:
        result = None
    finally:
        RUNNING.reset(token)
    return result, reader


class KnownClauses:
    """Clauses over cells that are true: lists of ((cell, number of outcome), sign)."""

    def __init__(self, clauses: Iterable[Sequence[Any]]) -> None:
        self.about: dict[frozenset[str], list[Sequence[Any]]] = {}
        for clause in clauses:
            self.add(clause)

    def add(self, clause: Sequence[Any]) -> None:
        """Add a clause."""
        cells = frozenset(cell for (cell, _), _ in clause)
        self.about.setdefault(cells, []).append(clause)

    def exclude(self, chosen: Mapping[str, int]) -> bool:
        """Return whether these outcomes make all literals of some clause false."""
        return any(
            all((chosen[cell] == k) != sign for (cell, k), sign in clause)
            for size in range(len(chosen) + 1)
            for cells in itertools.combinations(chosen, size)
            for clause in self.about.get(frozenset(cells), ())
        )


def explore_cells(
    run: Callable[[], Any], limit: int = 100_000, known: KnownClauses | None = None
) -> Iterator[Any]:
    """Yield (reads, result) for every way to fill the cells that `run` reads.

    A run that returns False where clauses that are `known` exclude it is left out.
    """
    pending: list[dict[str, int]] = [{}]
    while pending:
        given = pending.pop()
        result, reader = run_reading(run, given)
        if reader.missing is None:
            if result is False and known is not None and known.exclude(reader.read):
                continue
            yield tuple(reader.read.items()), result
            continue
        cell, count = reader.missing
        pending += [{**given, cell: k} for k in reversed(range(count))]
        if len(pending) > limit:
            raise ModelError(
                f"one instance reads outcomes in more than {limit:,} ways",
                "fewer agents or alternatives",
            )
