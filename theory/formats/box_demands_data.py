"""Demands on a box as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.box_demands import BoxDemands
from accord.theory.formats.games import read_where, where_data
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_names,
    read_text,
)


def read_box(data: Mapping[str, Any], where: str) -> BoxDemands:
    """Return the demands on a box that the data state.

    names     of the coordinates
    demands   for each an expression in the names, such as "max(p, q) - 1/2"
    where     if the demands have parameters: a list of constraints on these
    """
    check_keys(data, "kind title where", where, "names demands")
    names = read_names(data["names"], f"{where}: names")
    entries = read_each(data["demands"], names, f"{where}: demands")
    texts = tuple(
        read_text(text, f"{where}: demands.{name}")
        for name, text in zip(names, entries, strict=True)
    )
    title = read_text(data.get("title", ""), f"{where}: title")
    known = read_where(data.get("where"), f"{where}: where")
    made: BoxDemands = located(where, lambda: BoxDemands(names, texts, title, known))
    return made


def box_data(d: BoxDemands) -> Data:
    """Return demands on a box as plain data."""
    return {
        "kind": "box-demands",
        "title": d.title,
        **where_data(d.where),
        "names": list(d.names),
        "demands": dict(zip(d.names, d.demands, strict=True)),
    }


KIND = Kind(BoxDemands, read_box, box_data)
