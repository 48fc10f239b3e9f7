"""Predictions of a truth by a mixture as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.games import read_where, where_data
from accord.theory.formats.mixture_data import (
    KEYS,
    names_of,
    read_weighted,
    weighted_data,
)
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    nearest_help,
    read_text,
)
from accord.theory.formats.process_data import read_named, shape_data
from accord.theory.merging import Prediction


def read_prediction(data: Mapping[str, Any], where: str) -> Prediction:
    """Return the prediction that the data state.

    alphabets, hypotheses, weights, programs  as in data of the kind `mixture`
    truth    the name of the hypothesis that is true, or a process that need not be one
    horizon  T: what is said is about words of at most T symbols (default: 8)
    where    constraints on unknown numbers; it may be empty
    """
    check_keys(data, f"kind title horizon where {KEYS}", where, "truth")
    title = read_text(data.get("title", ""), f"{where}: title")
    known = read_where(data.get("where"), f"{where}: where")
    mixture = read_weighted(data, where, "")
    names = names_of(mixture)
    truth = data["truth"]
    if isinstance(truth, str):
        if truth not in names:
            raise ModelError(
                f"{where}: truth: no hypothesis is called `{truth:.60}`",
                nearest_help(truth, names),
            )
        process = mixture.hypotheses[names.index(truth)]
    else:
        turns = mixture.hypotheses[0].alphabets
        process = read_named(truth, turns, f"{where}: truth")
    horizon = data.get("horizon", 8)
    made: Prediction = located(
        where, lambda: Prediction(mixture, process, horizon, title, known)
    )
    return made


def prediction_data(p: Prediction) -> Data:
    """Return a prediction as plain data."""
    k = p.hypothesis
    truth = {"title": p.truth.title, **shape_data(p.truth)}
    return {
        "kind": "prediction",
        "title": p.title,
        **weighted_data(p.mixture),
        "truth": truth if k is None else names_of(p.mixture)[k],
        "horizon": p.horizon,
        **where_data(p.where),
    }


KIND = Kind(Prediction, read_prediction, prediction_data)
