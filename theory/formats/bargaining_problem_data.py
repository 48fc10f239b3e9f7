"""Bargaining problems as plain data."""

from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.bargaining import BargainingProblem
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
    read_list,
    read_names,
    read_text,
    wrong,
)


def read_bargaining(data: Mapping[str, Any], where: str) -> BargainingProblem:
    """Return the bargaining problem that the data state.

    players        names
    outcomes       a list of payoffs for each outcome, one payoff of each player
    inequalities   in place of outcomes: texts such as "Ann + 2*Bob <= 4"
    disagreement   the payoffs without an agreement
    comprehensive  true if payoffs can be thrown away (default: false)
    lotteries      false if only the outcomes can be agreed on (default: true)
    where          constraints on parameters; with it payoffs may be expressions
    """
    known = "kind title outcomes inequalities comprehensive lotteries where"
    check_keys(data, known, where, "players disagreement")
    names = read_names(data["players"], f"{where}: players")
    if "outcomes" not in data and "inequalities" not in data:
        raise ModelError(
            f"{where}: expected the key `outcomes`, or `inequalities`, got neither"
        )
    known_of = read_where(data.get("where"), f"{where}: where")
    read_one = number_reader(known_of)
    place = f"{where}: outcomes"
    rows = read_list(data.get("outcomes", ()), place)
    outcomes = tuple(_payoffs(row, len(names), place, read_one) for row in rows)
    texts = read_list(data.get("inequalities", ()), f"{where}: inequalities")
    inequalities = tuple(read_text(t, f"{where}: inequalities") for t in texts)
    place = f"{where}: disagreement"
    point = _payoffs(data["disagreement"], len(names), place, read_one)
    free = _flag(data.get("comprehensive", False), f"{where}: comprehensive")
    mixed = _flag(data.get("lotteries", True), f"{where}: lotteries")
    title = read_text(data.get("title", ""), f"{where}: title")
    problem: BargainingProblem = located(
        where,
        lambda: BargainingProblem(
            names, outcomes, point, free, mixed, title, inequalities, known_of
        ),
    )
    return problem


def _payoffs(
    data: Any, players: int, where: str, read_one: Callable[[Any, str], Any]
) -> tuple[Any, ...]:
    row = tuple(read_one(x, where) for x in read_list(data, where))
    if len(row) != players:
        raise wrong(where, f"{players} payoffs, one of each player", list(row))
    return row


def _flag(data: Any, where: str) -> bool:
    if not isinstance(data, bool):
        raise wrong(where, "true or false", data)
    return data


def bargaining_data(problem: BargainingProblem) -> Data:
    """Return a bargaining problem as plain data."""
    stated: Data
    if problem.inequalities:
        stated = {"inequalities": list(problem.inequalities)}
    else:
        stated = {"outcomes": [list(map(payoff_data, v)) for v in problem.outcomes]}
    return {
        "kind": "bargaining-problem",
        "title": problem.title,
        "players": list(problem.players),
        **stated,
        **where_data(problem.where),
        "disagreement": list(map(payoff_data, problem.disagreement)),
        "comprehensive": problem.comprehensive,
        "lotteries": problem.lotteries,
    }


KIND = Kind(BargainingProblem, read_bargaining, bargaining_data)
