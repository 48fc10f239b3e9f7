"""Arguments of properties of aggregations.

Lotteries and other rows of numbers; `choice` by number or label; `ballots` as a row of
labels.
"""

from collections.abc import Mapping
from typing import Any

from accord.theory.aggregation import Aggregation, check_powers
from accord.theory.arguments.reading import (
    find,
    finder,
    law,
    listed,
    row_of_numbers,
    rows_of_numbers,
)


def _lottery(a: Aggregation, given: Any, _: Mapping[str, Any]) -> tuple[Any, ...]:
    return law(given, len(a.outcomes), "one for each outcome")


def _powers(a: Aggregation, given: Any, named: Mapping[str, Any]) -> tuple[Any, ...]:
    powers = row_of_numbers(a, given, named)
    if powers:
        check_powers(a, powers)
    return powers


def _ballots(a: Aggregation, given: Any, _: Mapping[str, Any]) -> tuple[int, ...]:
    return tuple(find(entry, a.outcomes, "outcome") for entry in listed(given))


READERS = {
    "choice": finder(lambda a: a.outcomes, "outcome"),
    "ballots": _ballots,
    "ends": rows_of_numbers,
    "powers": _powers,
    **dict.fromkeys(("law", "better", "worse", "first", "second"), _lottery),
    **dict.fromkeys(("weights", "disagreement", "utilities"), row_of_numbers),
}
LABELS = {
    "individual": lambda a: a.individuals,
    **dict.fromkeys(("outcome", "second_outcome", "choice"), lambda a: a.outcomes),
}


def show(a: Aggregation, name: str, value: Any, _: Mapping[str, Any]) -> str:
    """Return a bloc or ballots in labels, "" for anything else."""
    if name not in ("bloc", "ballots"):
        return ""
    labels = a.individuals if name == "bloc" else a.outcomes
    return ", ".join(labels[k] for k in value)
