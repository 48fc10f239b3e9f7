"""Prediction markets among traders with signals as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_member,
    read_names,
    read_number,
    read_text,
    value_to_data,
)
from accord.theory.information_markets import Market


def read_market(data: Mapping[str, Any], where: str) -> Market:
    """Return the market that the data state.

    traders    names
    states     labels of what can be the case
    prior      "uniform" (the default), or for each state a probability above 0
    outcomes   labels of what the market is about
    outcome    for each state one of them
    signals    for each trader a list: what she sees in each state
    order      the traders in the order of their moves
    maker      "quadratic" (the default) or "logarithmic"
    liquidity  what the score is multiplied by (default: 1)
    opening    the prices before the first move, a list (default: those of the prior)
    """
    check_keys(
        data,
        "kind title prior maker liquidity opening",
        where,
        "traders states outcomes outcome signals order",
    )
    traders = read_names(data["traders"], f"{where}: traders")
    states = read_names(data["states"], f"{where}: states")
    outcomes = read_names(data["outcomes"], f"{where}: outcomes")
    ends = read_each(data["outcome"], states, f"{where}: outcome")
    known = [read_member(end, outcomes, f"{where}: outcome") for end in ends]
    prior = data.get("prior", "uniform")
    if prior == "uniform":
        law = tuple(read_number(f"1/{len(states)}", where) for _ in states)
    else:
        entries = read_each(prior, states, f"{where}: prior")
        law = tuple(read_number(p, f"{where}: prior") for p in entries)
    signals = []
    each = read_each(data["signals"], traders, f"{where}: signals")
    for name, entry in zip(traders, each, strict=True):
        of = f"{where}: signals.{name}"
        row = tuple(read_text(x, of) for x in read_list(entry, of))
        if len(row) != len(states):
            raise ModelError(
                f"{of}: expected {len(states)} signals, one for each state, "
                f"got {len(row)}"
            )
        signals.append(row)
    place = f"{where}: order"
    order = [read_member(x, traders, place) for x in read_list(data["order"], place)]
    opening = read_list(data.get("opening", ()), f"{where}: opening")
    made: Market = located(
        where,
        lambda: Market(
            traders,
            states,
            law,
            outcomes,
            tuple(map(outcomes.index, known)),
            tuple(signals),
            tuple(map(traders.index, order)),
            read_text(data.get("maker", "quadratic"), f"{where}: maker"),
            read_number(data.get("liquidity", 1), f"{where}: liquidity"),
            tuple(read_number(p, f"{where}: opening") for p in opening),
            read_text(data.get("title", ""), f"{where}: title"),
        ),
    )
    return made


def market_data(m: Market) -> Data:
    """Return a market as plain data."""
    ends = (m.outcomes[k] for k in m.outcome)
    return {
        "kind": "market",
        "title": m.title,
        "traders": list(m.traders),
        "states": list(m.states),
        "prior": dict(zip(m.states, map(value_to_data, m.prior), strict=True)),
        "outcomes": list(m.outcomes),
        "outcome": dict(zip(m.states, ends, strict=True)),
        "signals": dict(zip(m.traders, map(list, m.signals), strict=True)),
        "order": [m.traders[i] for i in m.order],
        "maker": m.maker,
        "liquidity": value_to_data(m.liquidity),
        "opening": [value_to_data(p) for p in m.opening],
    }


KIND = Kind(Market, read_market, market_data)
