"""Forecasts of several experts as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.forecasts import Forecasts
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
)


def read_forecasts(data: Mapping[str, Any], where: str) -> Forecasts:
    """Return the forecasts that the data state.

    experts    names
    outcomes   labels
    forecasts  for each expert a list, the probabilities of the outcomes
    weights    for each expert a number of at least 0; equal if left out
    score      "quadratic" (the default), "half-quadratic" or "logarithmic"
    where      if some numbers are expressions in parameters, such as "1 - p": a list
               of constraints on these, such as "0 <= p <= 1"; it may be empty
    """
    known = "kind title weights score where"
    check_keys(data, known, where, "experts outcomes forecasts")
    names = read_names(data["experts"], f"{where}: experts")
    labels = read_names(data["outcomes"], f"{where}: outcomes")
    constraints = read_where(data.get("where"), f"{where}: where")
    number = number_reader(constraints)
    rows = []
    entries = read_each(data["forecasts"], names, f"{where}: forecasts")
    for name, entry in zip(names, entries, strict=True):
        of = f"{where}: forecasts.{name}"
        row = read_list(entry, of)
        if len(row) != len(labels):
            raise ModelError(
                f"{of}: expected {len(labels)} probabilities, one for each outcome, "
                f"got {len(row)}"
            )
        rows.append(tuple(number(x, of) for x in row))
    weights: tuple[Any, ...] = ()
    if "weights" in data:
        each = read_each(data["weights"], names, f"{where}: weights")
        weights = tuple(number(w, f"{where}: weights") for w in each)
    score = read_text(data.get("score", "quadratic"), f"{where}: score")
    title = read_text(data.get("title", ""), f"{where}: title")
    made: Forecasts = located(
        where,
        lambda: Forecasts(
            names, labels, tuple(rows), weights, score, title, constraints
        ),
    )
    return made


def forecasts_data(f: Forecasts) -> Data:
    """Return forecasts as plain data."""
    check_distinct(f.experts, "experts")
    rows = ([payoff_data(p) for p in row] for row in f.forecasts)
    return {
        "kind": "forecasts",
        "title": f.title,
        **where_data(f.where),
        "experts": list(f.experts),
        "outcomes": list(f.outcomes),
        "forecasts": dict(zip(f.experts, rows, strict=True)),
        "weights": dict(zip(f.experts, map(payoff_data, f.weights), strict=True)),
        "score": f.score,
    }


KIND = Kind(Forecasts, read_forecasts, forecasts_data)
