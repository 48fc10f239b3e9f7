"""Chains of predictive coding as plain data."""

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
    read_list,
    read_text,
)
from accord.theory.predictive_coding import PredictiveChain


def read_chain(data: Mapping[str, Any], where: str) -> PredictiveChain:
    """Return the chain of predictive coding that the data state.

    precisions  of the links, from the datum to the prior
    datum       what is sensed
    prior       the mean of the prior
    levels      their values; may be left out, then they are those where it settles
    function    coefficients of what the first level predicts, the constant first
    where       if some numbers are expressions in parameters: a list of constraints
    """
    known = "kind title levels function where"
    check_keys(data, known, where, "precisions datum prior")
    constraints = read_where(data.get("where"), f"{where}: where")
    read = number_reader(constraints)

    def number(key: str, entry: Any) -> Any:
        return read(entry, f"{where}: {key}")

    def row(key: str, default: tuple[int, ...] = ()) -> tuple[Any, ...]:
        listed = read_list(data.get(key, default), f"{where}: {key}")
        return tuple(number(key, entry) for entry in listed)

    made: PredictiveChain = located(
        where,
        lambda: PredictiveChain(
            row("precisions"),
            number("datum", data["datum"]),
            number("prior", data["prior"]),
            row("levels"),
            row("function", (0, 1)),
            read_text(data.get("title", ""), f"{where}: title"),
            constraints,
        ),
    )
    return made


def chain_data(chain: PredictiveChain) -> Data:
    """Return a chain of predictive coding as plain data."""
    return {
        "kind": "predictive-chain",
        "title": chain.title,
        **where_data(chain.where),
        "precisions": [payoff_data(p) for p in chain.precisions],
        "datum": payoff_data(chain.datum),
        "prior": payoff_data(chain.prior),
        "levels": [payoff_data(x) for x in chain.levels],
        "function": [payoff_data(c) for c in chain.function],
    }


KIND = Kind(PredictiveChain, read_chain, chain_data)
