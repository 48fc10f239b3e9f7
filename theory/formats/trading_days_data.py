"""Trading days as plain data."""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    read_each,
    read_list,
    read_names,
    read_number,
    read_table,
    read_text,
    value_to_data,
    wrong,
)
from accord.theory.trading_days import TradingDays


def read_trading(data: Mapping[str, Any], where: str) -> TradingDays:
    """Return the trading days that the data state.

    atoms      names
    sentences  for each name of a sentence its formula, such as "rain and not snow"
    known      for each day a list of the formulas that become known; or, where nothing
               ever does, `days`, how many there are
    traders    for each trader and sentence how much she buys: one text for all days, or
               a list of one for each
    prices     for each day the price of each sentence; may be left out
    budgets    how many budgets the firm runs before the rest (default: 40)
    """
    known = "kind title days known prices budgets"
    check_keys(data, known, where, "atoms sentences traders")
    atoms = read_names(data["atoms"], f"{where}: atoms")
    stated = read_table(data["sentences"], f"{where}: sentences")
    sentences = tuple(stated)
    formulas = _texts([stated[s] for s in sentences], f"{where}: sentences")
    if ("days" in data) == ("known" in data):
        raise ModelError(f"{where}: expected the key `days` or `known`, one of them")
    if "days" in data:
        days = data["days"]
        if type(days) is not int or not 1 <= days <= 1_000:
            raise wrong(f"{where}: days", "a number of days", days)
        facts: tuple[tuple[str, ...], ...] = ((),) * days
    else:
        rows = read_list(data["known"], f"{where}: known")
        facts = tuple(_texts(row, f"{where}: known") for row in rows)
    traders = read_table(data["traders"], f"{where}: traders")
    trades = tuple(
        _trades(own, sentences, len(facts), f"{where}: traders.{name}")
        for name, own in traders.items()
    )
    place = f"{where}: prices"
    prices = tuple(
        tuple(read_number(x, place) for x in read_list(row, place))
        for row in read_list(data.get("prices", ()), place)
    )
    title = read_text(data.get("title", ""), f"{where}: title")
    budgets = data.get("budgets", 40)
    made: TradingDays = located(
        where,
        lambda: TradingDays(
            *(atoms, sentences, formulas, facts, tuple(traders), trades, prices),
            budgets,
            title,
        ),
    )
    return made


def _texts(entries: Any, where: str) -> tuple[str, ...]:
    return tuple(read_text(text, where) for text in read_list(entries, where))


def _trades(
    data: Any, sentences: Sequence[str], days: int, where: str
) -> tuple[tuple[str, ...], ...]:
    """Return what a trader buys, by days, of each sentence."""
    columns = []
    for name, own in zip(sentences, read_each(data, sentences, where), strict=True):
        texts = (own,) * days if isinstance(own, str) else own
        column = _texts(texts, f"{where}.{name}")
        if len(column) != days:
            raise wrong(f"{where}.{name}", f"{days} texts, one a day", list(column))
        columns.append(column)
    return tuple(zip(*columns, strict=True))


def trading_data(m: TradingDays) -> Data:
    """Return trading days as plain data."""
    return {
        "kind": "trading-days",
        "title": m.title,
        "atoms": list(m.atoms),
        "sentences": dict(zip(m.sentences, m.formulas, strict=True)),
        "known": [list(row) for row in m.known],
        "traders": {
            name: {s: [row[i] for row in days] for i, s in enumerate(m.sentences)}
            for name, days in zip(m.traders, m.trades, strict=True)
        },
        "prices": [list(map(value_to_data, row)) for row in m.prices],
        "budgets": m.budgets,
    }


KIND = Kind(TradingDays, read_trading, trading_data)
