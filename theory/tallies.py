"""Tallies: what a rule adds up, step by step, when it counts an election."""

import itertools
from fractions import Fraction
from typing import Any, NamedTuple

from accord.theory.elections import ElectionRule, members
from accord.theory.exact import Exact
from accord.theory.rules.voting_tallies import Electorate


class Tally(NamedTuple):
    """What a rule added up in one step: a caption, and pairs (label, number)."""

    caption: str
    entries: tuple[tuple[str, Exact], ...]


_CAPTIONS = {
    "_positional_row": "points",
    "_first_row": "first places",
    "_last_row": "last places",
    "_listed_row": "listed",
    "_margin_row": "margin",
}


def tallies(e: ElectionRule, electorate: Electorate) -> list[Tally]:
    """Return what the rule adds up, step by step, when it counts this electorate.

    Where a rule asks for first places among some alternatives, ballots that list none
    of these are set apart, and only those alternatives are shown.
    """
    fresh = Electorate(electorate.counts())
    e.count(fresh)
    return [
        Tally(_CAPTIONS.get(row.__name__, "tally"), _shown(e, fresh, row, key, numbers))
        for (row, key), numbers in fresh.tallies.items()
    ]


def _shown(
    e: ElectionRule, electorate: Electorate, row: Any, key: Any, numbers: list[Exact]
) -> tuple[tuple[str, Exact], ...]:
    m = len(e.names)
    if len(numbers) == m * m and m > 1:
        pairs = itertools.combinations(range(m), 2)
        return tuple(
            (f"{e.names[x]} over {e.names[y]}", numbers[x * m + y]) for x, y in pairs
        )
    if row.__name__ not in ("_first_row", "_last_row"):
        return tuple(zip(e.names, numbers, strict=True))
    remaining = sorted(key[1])
    if row.__name__ == "_last_row":
        return tuple((e.names[x], numbers[x]) for x in remaining)
    silent = sum(
        voters
        for order, voters in electorate.items()
        if not set(remaining) & {x for entry in order for x in members(entry)}
    )
    share = Fraction(silent, len(remaining))
    entries = [(e.names[x], numbers[x] - share) for x in remaining]
    return (*entries, ("(lists none of these)", silent)) if silent else tuple(entries)
