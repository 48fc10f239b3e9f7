"""Soft replies of agents to each other as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.exact import text_of
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_names,
    read_number,
    read_table,
    read_text,
)
from accord.theory.theory_of_mind import SoftReplies


def read_replies(data: Mapping[str, Any], where: str) -> SoftReplies:
    """Return the soft replies that the data state.

    replies  for each agent an expression in the agents' names, of degree 1; cut off
             at 0 and at 1
    start    for each agent a probability
    orders   how many a run shows; 8 if left out
    """
    check_keys(data, "kind title orders", where, "replies start")
    table = read_table(data["replies"], f"{where}: replies")
    names = read_names(list(table), f"{where}: replies")
    texts = tuple(read_text(table[n], f"{where}: replies.{n}") for n in names)
    entries = read_each(data["start"], names, f"{where}: start")
    start = tuple(
        read_number(entry, f"{where}: start.{name}")
        for name, entry in zip(names, entries, strict=True)
    )
    orders = data.get("orders", 8)
    title = read_text(data.get("title", ""), f"{where}: title")
    made: SoftReplies = located(
        where, lambda: SoftReplies(names, texts, start, orders, title)
    )
    return made


def replies_data(m: SoftReplies) -> Data:
    """Return soft replies as plain data."""
    return {
        "kind": "soft-replies",
        "title": m.title,
        "replies": dict(zip(m.names, m.replies, strict=True)),
        "start": dict(zip(m.names, map(text_of, m.start), strict=True)),
        "orders": m.rounds,
    }


KIND = Kind(SoftReplies, read_replies, replies_data)
