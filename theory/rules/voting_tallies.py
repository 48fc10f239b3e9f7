"""Tallies that voting rules share: positional scores, first places, margins.

An electorate is a tuple of ballots, or a mapping from ballot to the number of voters
who cast it (real elections have thousands of voters on a few dozen lines). A ballot is
a strict order (a tuple of alternatives 0..m-1, best first), possibly truncated (what it
leaves out is tied at the bottom), a weak order (a tuple of frozensets), or one
frozenset (those approved above the rest). Every tally is a sum over ballots of a row
that is computed once for each distinct ballot.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact, simplest

Ballots = Sequence[Any] | Mapping[Any, int]
Ties = Sequence[int] | None
Row = tuple[Exact, ...]
_RowOf = Callable[[Any, Any], Sequence[Exact]]

_ROWS = 1 << 16  # rows remembered: all strict orders of 7 alternatives, with room


def count_alternatives(ballots: Ballots, alternatives: int | None) -> int:
    """Return m: `alternatives` if given, else one more than the largest one listed."""
    if alternatives is not None:
        return alternatives
    listed = [
        x
        for ballot in ballots
        for entry in ballot
        for x in (entry if isinstance(entry, frozenset) else (entry,))
    ]
    if not listed:
        raise ModelError(
            "expected ballots that list an alternative, got none",
            "say how many alternatives there are: `alternatives=3`",
        )
    return int(max(listed)) + 1


class Electorate(Mapping[Any, int]):
    """How many voters cast each ballot, with the tallies that were asked of them.

    `tallies` holds, for each (row, key) that a rule has summed, the sum; in the order
    of the questions, which is the order of the rule's steps.
    """

    def __init__(self, counts: Mapping[Any, int]) -> None:
        self._counts = dict(counts)
        self.tallies: dict[tuple[_RowOf, Any], list[Any]] = {}
        self.voters: int = sum(self._counts.values())

    def counts(self) -> Mapping[Any, int]:
        """Return how many voters cast each ballot, as a plain mapping."""
        return self._counts

    def __getitem__(self, ballot: Any) -> int:
        return self.counts()[ballot]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.counts())

    def __len__(self) -> int:
        return len(self.counts())

    def total(self, row: _RowOf, key: Any, width: int) -> list[Any]:
        """Return the sum over the voters of `row(ballot, key)`, added up once."""
        if (row, key) not in self.tallies:
            self.tallies[row, key] = self.add_up(row, key, width)
        return self.tallies[row, key]

    def add_up(self, row: _RowOf, key: Any, width: int) -> list[Any]:
        """Return the sum over the voters of `row(ballot, key)`."""
        return total(row, self.counts(), key, width)


def count_voters(ballots: Ballots) -> int:
    """Return how many voters cast these ballots."""
    if isinstance(ballots, Electorate):
        return ballots.voters
    return sum(ballots.values()) if isinstance(ballots, Mapping) else len(ballots)


def lines(ballots: Ballots) -> Iterable[tuple[Any, int]]:
    """Return the (ballot, number of voters) pairs of an electorate."""
    if isinstance(ballots, Mapping):
        return ballots.items()
    return [(ballot, 1) for ballot in ballots]


def voters_in_order(ballots: Ballots, rule: str) -> Sequence[Any]:
    """Return the ballots by voter, or raise: a rule may ask who cast which ballot."""
    if isinstance(ballots, Mapping):
        raise ModelError(
            f"`{rule}` asks which voter cast a ballot, and got counts of ballots",
            "give one ballot for each voter, as a tuple",
        )
    return ballots


def priority(ties: Ties, alternatives: int) -> Sequence[int]:
    """Return the tie priority, best first: the order of numbers if `ties` is None."""
    return range(alternatives) if ties is None else ties


def first_best(scores: Sequence[Exact], ties: Ties) -> int:
    """Return the alternative of highest score, the first in the priority if tied."""
    best = max(scores)
    if ties is None:
        return scores.index(best)
    return next(x for x in ties if scores[x] == best)


def numbers(value: Any, what: str) -> tuple[Exact, ...]:
    """Return the exact numbers that a parameter such as "3,1,0" lists."""
    if isinstance(value, str):
        return tuple(exact(part, what) for part in value.split(",") if part.strip())
    if isinstance(value, Sequence):
        return tuple(exact(part, what) for part in value)
    return (exact(value, what),)


@lru_cache(maxsize=_ROWS)
def indifference_classes(ballot: Any, alternatives: int) -> tuple[tuple[int, ...], ...]:
    """Return a ballot's classes of tied alternatives, best first.

    The last class holds what the ballot leaves out. ModelError if the ballot lists an
    alternative twice, or one that is not among 0..m-1.
    """
    entries = (ballot,) if isinstance(ballot, frozenset) else ballot
    classes = [
        tuple(sorted(entry)) if isinstance(entry, frozenset) else (entry,)
        for entry in entries
    ]
    listed = [x for members in classes for x in members]
    for x in listed:
        if x not in range(alternatives) or listed.count(x) > 1:
            raise ModelError(
                f"expected a ballot that lists alternatives 0..{alternatives - 1} "
                f"at most once each, got `{x}` in `{ballot!r}`",
                "a ballot is a tuple of alternatives, best first",
            )
    rest = tuple(x for x in range(alternatives) if x not in listed)
    return tuple(members for members in (*classes, rest) if members)


def total(row: _RowOf, ballots: Ballots, key: Any, width: int) -> list[Exact]:
    """Return the sum over the voters of `row(ballot, key)`, `width` numbers."""
    if isinstance(ballots, Electorate):
        return list(ballots.total(row, key, width))
    if isinstance(ballots, Mapping):
        rows = [[n * x for x in row(ballot, key)] for ballot, n in ballots.items()]
        columns = zip(*rows, strict=True)
    else:
        columns = zip(*[row(ballot, key) for ballot in ballots], strict=True)
    return [sum(column) for column in columns] or [0] * width


@lru_cache(maxsize=_ROWS)
def _positional_row(ballot: Any, vector: Row) -> Row:
    row: list[Exact] = [0] * len(vector)
    place = 0
    for members in indifference_classes(ballot, len(vector)):
        points = sum(vector[place : place + len(members)])
        place += len(members)
        for x in members:
            row[x] = simplest(Fraction(points) / len(members))
    return tuple(row)


def positional_scores(ballots: Ballots, vector: Row) -> list[Exact]:
    """Return each alternative's points when place k of a ballot is worth `vector[k]`.

    Tied alternatives share the points of the places that they take up.
    """
    return total(_positional_row, ballots, vector, len(vector))


@lru_cache(maxsize=_ROWS)
def _first_row(ballot: Any, key: tuple[int, tuple[int, ...]]) -> Row:
    alternatives, remaining = key
    for members in indifference_classes(ballot, alternatives):
        best = [x for x in members if x in remaining]
        if best:
            share = simplest(Fraction(1, len(best)))
            return tuple(share if x in best else 0 for x in range(alternatives))
    return (0,) * alternatives


def first_places(
    ballots: Ballots, alternatives: int, remaining: tuple[int, ...]
) -> list[Exact]:
    """Return how many voters put each alternative first among the remaining ones.

    Alternatives tied for first share the vote equally. A ballot that lists none of
    the remaining is shared by all of them, which no comparison notices.
    """
    return total(_first_row, ballots, (alternatives, remaining), alternatives)


@lru_cache(maxsize=_ROWS)
def _last_row(ballot: Any, key: tuple[int, tuple[int, ...]]) -> Row:
    alternatives, remaining = key
    for members in reversed(indifference_classes(ballot, alternatives)):
        worst = [x for x in members if x in remaining]
        if worst:
            share = simplest(Fraction(1, len(worst)))
            return tuple(share if x in worst else 0 for x in range(alternatives))
    return (0,) * alternatives


def last_places(
    ballots: Ballots, alternatives: int, remaining: tuple[int, ...]
) -> list[Exact]:
    """Return how many voters put each alternative last among the remaining ones.

    Alternatives tied for last share the place equally.
    """
    return total(_last_row, ballots, (alternatives, remaining), alternatives)


@lru_cache(maxsize=_ROWS)
def _margin_row(ballot: Any, alternatives: int) -> tuple[int, ...]:
    place = {
        x: k
        for k, members in enumerate(indifference_classes(ballot, alternatives))
        for x in members
    }
    everything = range(alternatives)
    return tuple(
        (place[x] < place[y]) - (place[x] > place[y])
        for x in everything
        for y in everything
    )


def majority_margins(ballots: Ballots, alternatives: int) -> list[list[Exact]]:
    """Return the matrix of margins: voters who rank x above y minus those below."""
    m = alternatives
    flat = total(_margin_row, ballots, m, m * m)
    return [flat[start : start + m] for start in range(0, m * m, m)]


def condorcet_winner(margins: Sequence[Sequence[Exact]]) -> int | None:
    """Return the alternative that beats every other one pairwise, or None."""
    everything = range(len(margins))
    for x in everything:
        if all(margins[x][y] > 0 for y in everything if y != x):
            return x
    return None
