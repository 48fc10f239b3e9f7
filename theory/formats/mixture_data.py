"""Mixtures of processes as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import text_of
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_number,
    read_table,
    read_text,
)
from accord.theory.formats.process_data import read_named, read_turns, shape_data
from accord.theory.monotone_machines import machine_mixture
from accord.theory.processes import Mixture

KEYS = "alphabets weights hypotheses programs"


def read_mixture(data: Mapping[str, Any], where: str) -> Mixture:
    """Return the mixture that the data state.

    alphabets   a list of the symbols of each step in turn: [["0", "1"]]
    hypotheses  for each name a process, as in data of the kind `process`
    weights     for each name its prior weight; equal if left out
    programs    in place of these three: the mixture of all programs of at most
                `length` symbols, each run for `steps` steps
    """
    check_keys(data, f"kind title {KEYS}", where)
    return read_weighted(data, where, read_text(data.get("title", ""), where))


def read_weighted(data: Mapping[str, Any], where: str, title: str) -> Mixture:
    """Return the mixture that a table with these keys states."""
    if "programs" in data:
        if {"alphabets", "weights", "hypotheses"} & set(data):
            raise ModelError(
                f"{where}: expected `programs` alone, which say what the hypotheses are"
            )
        table = read_table(data["programs"], f"{where}: programs")
        check_keys(table, "", f"{where}: programs", "length steps")
        found: Mixture = located(
            f"{where}: programs",
            lambda: machine_mixture(table["length"], table["steps"], title),
        )
        return found
    for key in ("alphabets", "hypotheses"):
        if key not in data:
            raise ModelError(f"{where}: expected the key `{key}`, got none")
    turns = read_turns(data["alphabets"], f"{where}: alphabets")
    place = f"{where}: hypotheses"
    stated = read_table(data["hypotheses"], place)
    each = tuple(
        read_named(h, turns, f"{place}.{name}", name) for name, h in stated.items()
    )
    weights: tuple[Any, ...] = tuple(f"1/{len(each)}" for _ in each)
    if "weights" in data:
        rows = read_each(data["weights"], tuple(stated), f"{where}: weights")
        weights = tuple(read_number(w, f"{where}: weights") for w in rows)
    made: Mixture = located(where, lambda: Mixture(weights, each, title))
    return made


def mixture_data(m: Mixture) -> Data:
    """Return a mixture as plain data."""
    return {"kind": "mixture", "title": m.title, **weighted_data(m)}


def weighted_data(m: Mixture) -> Data:
    """Return the alphabets, hypotheses and weights of a mixture as plain data."""
    names = names_of(m)
    pairs = zip(names, m.hypotheses, strict=True)
    return {
        "alphabets": [list(symbols) for symbols in m.hypotheses[0].alphabets],
        "hypotheses": {name: shape_data(h) for name, h in pairs},
        "weights": dict(zip(names, map(text_of, m.weights), strict=True)),
    }


def names_of(m: Mixture) -> tuple[str, ...]:
    """Return a name of each hypothesis: its title, with its number where need be."""
    titles = [h.title or f"hypothesis {k + 1}" for k, h in enumerate(m.hypotheses)]
    return tuple(
        title if titles.count(title) == 1 else f"{title} ({k + 1})"
        for k, title in enumerate(titles)
    )


KIND = Kind(Mixture, read_mixture, mixture_data)
