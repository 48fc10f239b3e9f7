"""Prices of bets as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
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
    read_table,
    read_text,
)
from accord.theory.prices import Prices


def read_prices(data: Mapping[str, Any], where: str) -> Prices:
    """Return the prices that the data state.

    propositions  names, any of which can be true together
    alternatives  in place of propositions: names, of which exactly one is true
    given         sentences that are known to be true
    prices        a table: for each sentence, such as "rain and not wind", its price
    sentences     the same sentences in their order; by default that of the table
    where         if some prices are expressions in parameters, such as "1 - p": a list
                  of constraints on these, such as "p > 0"; it may be empty
    """
    known = "kind title propositions alternatives given where sentences"
    check_keys(data, known, where, "prices")
    kinds = [key for key in ("propositions", "alternatives") if key in data]
    if len(kinds) != 1:
        raise ModelError(
            f"{where}: expected the key `propositions` or `alternatives`, got "
            f"{'both' if kinds else 'neither'}",
            "of alternatives exactly one is true",
        )
    names = read_names(data[kinds[0]], f"{where}: {kinds[0]}")
    place = f"{where}: given"
    given = tuple(read_text(t, place) for t in read_list(data.get("given", ()), place))
    constraints = read_where(data.get("where"), f"{where}: where")
    table = read_table(data["prices"], f"{where}: prices")

    sentences = tuple(table)
    if "sentences" in data:
        sentences = read_names(data["sentences"], f"{where}: sentences")
    entries = read_each(table, sentences, f"{where}: prices")
    number = number_reader(constraints)
    pairs = zip(entries, sentences, strict=True)
    prices = tuple(number(x, f"{where}: prices.{sentence}") for x, sentence in pairs)
    title = read_text(data.get("title", ""), f"{where}: title")
    made: Prices = located(
        where,
        lambda: Prices(
            names,
            sentences,
            prices,
            given,
            kinds == ["alternatives"],
            title,
            constraints,
        ),
    )
    return made


def prices_data(p: Prices) -> Data:
    """Return prices as plain data."""
    given = {"given": list(p.given)} if p.given else {}
    return {
        "kind": "prices",
        "title": p.title,
        "alternatives" if p.exclusive else "propositions": list(p.propositions),
        **given,
        **where_data(p.where),
        # by itself, as what stores a table may sort its keys
        "sentences": list(p.sentences),
        "prices": dict(zip(p.sentences, map(payoff_data, p.prices), strict=True)),
    }


KIND = Kind(Prices, read_prices, prices_data)
