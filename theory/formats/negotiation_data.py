"""Negotiations as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.formats.games import (
    number_reader,
    payoff_data,
    read_where,
    where_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_names,
    read_text,
)
from accord.theory.negotiations import Negotiation


def read_negotiation(data: Mapping[str, Any], where: str) -> Negotiation:
    """Return the negotiation that the data state.

    principals    names
    observations  labels of what can be observed in a draw
    actions       labels of what can be done after it
    beliefs       for each principal a list, her probability of each observation, in
                  independent draws; or of each sequence of observations, in order
    utilities     for each principal a list, what each action is worth to her
    draws         how often something is observed and done (default: 1)
    weights       for each principal a number of at least 0; may be left out
    where         if some numbers are expressions in parameters, such as "1 - p": a list
                  of constraints on these, such as "p < 1"; it may be empty
    """
    needed = "principals observations actions beliefs utilities"
    check_keys(data, "kind title draws weights where", where, needed)
    names = read_names(data["principals"], f"{where}: principals")
    known = read_where(data.get("where"), f"{where}: where")
    entry = number_reader(known)

    def rows(key: str) -> tuple[tuple[Any, ...], ...]:
        each = read_each(data[key], names, f"{where}: {key}")
        pairs = ((f"{where}: {key}.{n}", r) for n, r in zip(names, each, strict=True))
        return tuple(tuple(entry(v, of) for v in read_list(r, of)) for of, r in pairs)

    weights = None
    if "weights" in data:
        each = read_each(data["weights"], names, f"{where}: weights")
        weights = tuple(entry(value, f"{where}: weights") for value in each)
    made: Negotiation = located(
        where,
        lambda: Negotiation(
            names,
            read_names(data["observations"], f"{where}: observations"),
            read_names(data["actions"], f"{where}: actions"),
            rows("beliefs"),
            rows("utilities"),
            data.get("draws", 1),
            weights,
            read_text(data.get("title", ""), f"{where}: title"),
            known,
        ),
    )
    return made


def negotiation_data(n: Negotiation) -> Data:
    """Return a negotiation as plain data."""

    def each(rows: tuple[tuple[Any, ...], ...]) -> dict[str, Any]:
        listed = ([payoff_data(x) for x in row] for row in rows)
        return dict(zip(n.principals, listed, strict=True))

    weights: dict[str, Any] = {}
    if n.weights is not None:
        row = map(payoff_data, n.weights)
        weights = {"weights": dict(zip(n.principals, row, strict=True))}
    return {
        "kind": "negotiation",
        "title": n.title,
        **where_data(n.where),
        "principals": list(n.principals),
        "observations": list(n.observations),
        "actions": list(n.actions),
        "draws": n.draws,
        "beliefs": each(n.beliefs),
        "utilities": each(n.utilities),
        **weights,
    }


KIND = Kind(Negotiation, read_negotiation, negotiation_data)
