"""Machines with an oracle, and what they may ask, as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.exact import text_of
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_names,
    read_table,
    read_text,
)
from accord.theory.formats.programs import (
    program_data,
    read_program,
    read_threshold,
)
from accord.theory.oracle_machines import OracleMachines, Query


def read_machines(data: Mapping[str, Any], where: str) -> OracleMachines:
    """Return the machines that the data state; no program is run.

    machines   for each machine its program
    queries    for each query a table: `machine`, and `threshold`, so that yes is the
               answer where the machine outputs 1 with a probability above it
    """
    check_keys(data, "kind title", where, "machines queries")
    programs = read_table(data["machines"], f"{where}: machines")
    names = read_names(list(programs), f"{where}: machines")
    listed = read_table(data["queries"], f"{where}: queries")
    queries = tuple(_query(name, listed[name], where) for name in listed)
    read = tuple(
        read_program(programs[name], f"{where}: machines.{name}") for name in names
    )
    title = read_text(data.get("title", ""), f"{where}: title")
    made: OracleMachines = located(
        where, lambda: OracleMachines(names, read, queries, title)
    )
    return made


def _query(name: str, data: Any, where: str) -> Query:
    place = f"{where}: queries.{name}"
    table = read_table(data, place)
    check_keys(table, "", place, "machine threshold")
    machine = read_text(table["machine"], f"{place}.machine")
    threshold = read_threshold(table, place)
    made: Query = located(place, lambda: Query(name, machine, threshold))
    return made


def machines_data(m: OracleMachines) -> Data:
    """Return machines with an oracle as plain data."""
    programs = zip(m.machines, m.programs, strict=True)
    return {
        "kind": "oracle-machines",
        "title": m.title,
        "machines": {name: program_data(program) for name, program in programs},
        "queries": {
            query.name: {
                "machine": query.machine,
                "threshold": text_of(query.threshold),
            }
            for query in m.queries
        },
    }


KIND = Kind(OracleMachines, read_machines, machines_data)
