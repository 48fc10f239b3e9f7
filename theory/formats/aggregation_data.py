"""Aggregations as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.aggregation import Aggregation
from accord.theory.errors import ModelError
from accord.theory.formats.games import (
    number_reader,
    payoff_data,
    read_where,
    where_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_distinct,
    check_keys,
    located,
    read_each,
    read_list,
    read_names,
    read_text,
    wrong,
)


def read_aggregation(data: Mapping[str, Any], where: str) -> Aggregation:
    """Return the aggregation that the data state.

    individuals   names
    outcomes      labels
    utilities     for each individual a list, her utility of each outcome
    society       its utility of each outcome; may be left out
    where         if some utilities are expressions in parameters, such as "a - 2*b": a
                  list of constraints on these, such as "a > b"; it may be empty
    """
    check_keys(
        data, "kind title society where", where, "individuals outcomes utilities"
    )
    names = read_names(data["individuals"], f"{where}: individuals")
    place = f"{where}: outcomes"
    labels = tuple(read_text(x, place) for x in read_list(data["outcomes"], place))
    if not labels or len(set(labels)) != len(labels):
        raise wrong(place, "distinct outcomes, at least one", list(labels))
    known = read_where(data.get("where"), f"{where}: where")
    number = number_reader(known)

    def read_row(entries: Any, of: str) -> tuple[Any, ...]:
        row = read_list(entries, of)
        if len(row) != len(labels):
            raise ModelError(
                f"{of}: expected {len(labels)} utilities, one for each outcome, "
                f"got {len(row)}"
            )
        return tuple(number(entry, of) for entry in row)

    entries = read_each(data["utilities"], names, f"{where}: utilities")
    rows = tuple(
        read_row(own, f"{where}: utilities.{name}")
        for name, own in zip(names, entries, strict=True)
    )
    society = None
    if "society" in data:
        society = read_row(data["society"], f"{where}: society")
    title = read_text(data.get("title", ""), f"{where}: title")
    made: Aggregation = located(
        where, lambda: Aggregation(names, labels, rows, society, title, known)
    )
    return made


def aggregation_data(a: Aggregation) -> Data:
    """Return an aggregation as plain data."""
    check_distinct(a.individuals, "individuals")
    check_distinct(a.outcomes, "outcomes")
    rows = ([payoff_data(u) for u in row] for row in a.utilities)
    society = (
        {} if a.society is None else {"society": [payoff_data(u) for u in a.society]}
    )
    return {
        "kind": "aggregation",
        "title": a.title,
        **where_data(a.where),
        "individuals": list(a.individuals),
        "outcomes": list(a.outcomes),
        "utilities": dict(zip(a.individuals, rows, strict=True)),
        **society,
    }


KIND = Kind(Aggregation, read_aggregation, aggregation_data)
