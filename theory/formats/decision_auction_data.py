"""Decision auctions as plain data."""

from collections.abc import Mapping
from typing import Any

from accord.theory.decision_auctions import HARMONIC, DecisionAuction, Hypothesis
from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.formats.games import read_where, where_data
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
    wrong,
)
from accord.theory.formats.source import exact_number
from accord.theory.schedules import schedule_data


def read_auction(data: Mapping[str, Any], where: str) -> DecisionAuction:
    """Return the decision auction that the data state.

    options      what the agent can do
    rewards      for each option its reward in each round, from 0 to 1: a number, an
                 expression in the round t, or a list of these, repeated
    hypotheses   a list of tables with `name`, `recommends` (an option, or a list of
                 them), `promises` (as rewards) and perhaps `wealth`, that at the start
    rounds       how many are run
    allowance    what hypothesis number i is paid in round t (default: 1/(t*i**2))
    payment      an expression in the `first` and `second` highest bid (default: first)
    estimate     the same
    ties         names of hypotheses in the order in which ties favour them
    grid         if plans of promises are looked at: they are multiples of 1/grid
    where        if numbers are expressions in parameters: a list of constraints on them
    """
    known = "kind title allowance payment estimate ties grid where"
    check_keys(data, known, where, "options rewards hypotheses rounds")
    options = read_names(data["options"], f"{where}: options")
    rewards = [
        _schedule(entry, f"{where}: rewards.{option}")
        for option, entry in zip(
            options,
            read_each(data["rewards"], options, f"{where}: rewards"),
            strict=True,
        )
    ]
    hypotheses = tuple(
        _hypothesis(entry, f"{where}: hypotheses")
        for entry in read_list(data["hypotheses"], f"{where}: hypotheses")
    )
    made: DecisionAuction = located(
        where,
        lambda: DecisionAuction(
            options,
            hypotheses,
            tuple(rewards),
            data["rounds"],
            _schedule(data.get("allowance", HARMONIC), f"{where}: allowance"),
            read_text(data.get("payment", "first"), f"{where}: payment"),
            read_text(data.get("estimate", "first"), f"{where}: estimate"),
            _ties(data.get("ties"), hypotheses, f"{where}: ties"),
            data.get("grid"),
            read_text(data.get("title", ""), f"{where}: title"),
            read_where(data.get("where"), f"{where}: where"),
        ),
    )
    return made


def _hypothesis(data: Any, where: str) -> Hypothesis:
    table = read_table(data, where)
    check_keys(table, "wealth", where, "name recommends promises")
    recommends = table["recommends"]
    if isinstance(recommends, (list, tuple)):
        recommends = tuple(read_text(label, where) for label in recommends)
    else:
        recommends = read_text(recommends, where)
    name = read_text(table["name"], where)
    promises = _schedule(table["promises"], f"{where}: promises of `{name}`")
    return Hypothesis(name, recommends, promises, _entry(table.get("wealth", 0), where))


def _schedule(data: Any, where: str) -> Any:
    if isinstance(data, (list, tuple)):
        return tuple(_entry(entry, where) for entry in data)
    return _entry(data, where)


def _entry(data: Any, where: str) -> Any:
    """Return a number, or a text that its record reads as an expression."""
    is_text = isinstance(data, str) and exact_number(data) is None
    return data if is_text else read_number(data, where)


def _ties(data: Any, hypotheses: tuple[Hypothesis, ...], where: str) -> tuple[int, ...]:
    if data is None:
        return ()
    names = [h.name for h in hypotheses]
    listed = list(read_list(data, where))
    if sorted(map(str, listed)) != sorted(names):
        raise wrong(where, "each hypothesis once", listed)
    return tuple(names.index(name) for name in listed)


def auction_data(auction: DecisionAuction) -> Data:
    """Return a decision auction as plain data."""
    if auction.numbers:
        raise ModelError(
            "a decision auction whose parameters have values is written without these",
            "write the one with parameters, and the values beside it",
        )
    names = [h.name for h in auction.hypotheses]
    rewards = map(schedule_data, auction.rewards)
    return {
        "kind": "decision-auction",
        "title": auction.title,
        **where_data(auction.where),
        "options": list(auction.options),
        "rounds": auction.rounds,
        "allowance": schedule_data(auction.allowance),
        "payment": auction.payment,
        "estimate": auction.estimate,
        "ties": [names[i] for i in auction.ties],
        **({} if auction.grid is None else {"grid": auction.grid}),
        "rewards": dict(zip(auction.options, rewards, strict=True)),
        "hypotheses": [
            {
                "name": h.name,
                "recommends": list(h.recommends),
                "promises": schedule_data(h.promises),
                "wealth": str(h.wealth) if is_exact(h.wealth) else h.wealth,
            }
            for h in auction.hypotheses
        ],
    }


KIND = Kind(DecisionAuction, read_auction, auction_data)
