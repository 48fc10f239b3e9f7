"""Weighted machines that ask about their mixture, as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.exact import text_of
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_names,
    read_number,
    read_table,
    read_text,
)
from accord.theory.formats.programs import (
    program_data,
    read_program,
    read_threshold,
)
from accord.theory.reflective_inductors import InductorQuery, ReflectiveInductor


def read_class(data: Mapping[str, Any], where: str) -> ReflectiveInductor:
    """Return the class of machines that the data state; no program is run.

    machines   for each machine its program
    weights    for each its weight
    queries    for each query a table: `symbol` and `threshold`, so that yes is the
               answer where it is predicted with a probability above it; and `history`,
               a list of symbols, empty if it is not there
    """
    check_keys(data, "kind title", where, "machines weights queries")
    programs = read_table(data["machines"], f"{where}: machines")
    names = read_names(list(programs), f"{where}: machines")
    entries = read_each(data["weights"], names, f"{where}: weights")
    pairs = list(zip(names, entries, strict=True))
    weights = tuple(read_number(w, f"{where}: weights.{name}") for name, w in pairs)
    read = tuple(
        read_program(programs[name], f"{where}: machines.{name}") for name in names
    )
    listed = read_table(data["queries"], f"{where}: queries")
    queries = tuple(_query(name, listed[name], where) for name in listed)
    title = read_text(data.get("title", ""), f"{where}: title")
    made: ReflectiveInductor = located(
        where, lambda: ReflectiveInductor(names, weights, read, queries, title)
    )
    return made


def _query(name: str, data: Any, where: str) -> InductorQuery:
    place = f"{where}: queries.{name}"
    table = read_table(data, place)
    check_keys(table, "history", place, "symbol threshold")
    history = tuple(read_list(table.get("history", []), f"{place}.history"))
    symbol, threshold = table["symbol"], read_threshold(table, place)
    made: InductorQuery = located(
        place, lambda: InductorQuery(name, history, symbol, threshold)
    )
    return made


def class_data(m: ReflectiveInductor) -> Data:
    """Return a class of machines as plain data."""
    programs = zip(m.machines, m.programs, strict=True)
    weights = zip(m.machines, m.weights, strict=True)
    return {
        "kind": "reflective-inductor",
        "title": m.title,
        "machines": {name: program_data(program) for name, program in programs},
        "weights": {name: text_of(weight) for name, weight in weights},
        "queries": {
            query.name: {
                "history": list(query.history),
                "symbol": query.symbol,
                "threshold": text_of(query.threshold),
            }
            for query in m.queries
        },
    }


KIND = Kind(ReflectiveInductor, read_class, class_data)
