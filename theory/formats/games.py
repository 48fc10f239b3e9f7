"""Strategic and Bayesian games as plain data."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.constraints import Where
from accord.theory.errors import ModelError
from accord.theory.exact import Exact
from accord.theory.expressions import names_in, read_constraints
from accord.theory.formats.expressions import parse_expression
from accord.theory.formats.plain import (
    Data,
    check_distinct,
    check_keys,
    located,
    prior_data,
    read_each,
    read_labels,
    read_list,
    read_names,
    read_number,
    read_prior,
    read_profile,
    read_table,
    read_text,
    read_types,
    value_to_data,
    wrong,
)
from accord.theory.formats.source import exact_number
from accord.theory.formats.wants import worth
from accord.theory.forms import Form
from accord.theory.games import (
    BayesianGame,
    StrategicGame,
    bayesian_game,
    profile_count,
    read_payoff,
)
from accord.theory.profiles import Profile

Number = Callable[[Any, str], Any]


def _read_payoffs(
    data: Any,
    names: Sequence[str],
    actions: Sequence[tuple[str, ...]],
    where: str,
    read_one: Number = read_number,
) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []

    def read(data: Any, chosen: tuple[str, ...]) -> None:
        here = f"{where} at ({', '.join(chosen)})" if chosen else where
        entries = read_list(data, here)
        depth = len(chosen)
        if depth == len(names):
            if len(entries) != len(names):
                raise wrong(here, f"{len(names)} payoffs, one of each player", entries)
            rows.append(tuple(read_one(entry, here) for entry in entries))
            return
        own = actions[depth]
        if len(entries) < len(own):
            missing = own[len(entries)]
            raise ModelError(
                f"{here}: expected an entry for each action of `{names[depth]}`, "
                f"got none for `{missing}`"
            )
        if len(entries) > len(own):
            raise ModelError(
                f"{here}: expected {len(own)} entries, one for each action of "
                f"`{names[depth]}`, got {len(entries)}"
            )
        for label, entry in zip(own, entries, strict=True):
            read(entry, (*chosen, label))

    read(data, ())
    return rows


def read_given(data: Any, where: str) -> Exact:
    """Return a payoff that is a number."""
    if isinstance(data, str) and names_in(data):
        hint = 'of an unknown number say what is known: where = [], or ["T > R"]'
        raise wrong(where, 'an integer or a fraction such as "1/3"', data, hint)
    return read_number(data, where)


def read_expression(data: Any, where: str) -> Any:
    """Return a payoff that may be text, an expression in parameters."""
    if not isinstance(data, str) or exact_number(data) is not None:
        return read_number(data, where)
    return located(where, lambda: read_payoff(data))


def read_where(data: Any, where: str) -> tuple[str, ...] | None:
    """Return the constraints on the parameters, None where nothing is said of any."""
    if data is None:
        return None
    texts = [data] if isinstance(data, str) else read_list(data, where)
    found = tuple(read_text(text, where) for text in texts)
    located(where, lambda: [read_constraints(text) for text in found])
    return found


def number_reader(known: Where) -> Number:
    """Return how a number is read: as an expression where parameters are spoken of."""
    return read_given if known is None else read_expression


def where_data(known: Where) -> Data:
    """Return what is known of parameters as plain data: no key where there are none."""
    return {} if known is None else {"where": list(known)}


def payoff_data(value: Any) -> Any:
    """Return a number as plain data, an expression in parameters as text."""
    return str(value) if isinstance(value, Form) else value_to_data(value)


def _nested(rows: Sequence[Any], sizes: Sequence[int]) -> list[Any]:
    nested = [[payoff_data(value) for value in row] for row in rows]
    for size in reversed(sizes):
        nested = [nested[k : k + size] for k in range(0, len(nested), size)]
    return nested[0]


def read_strategic(data: Mapping[str, Any], where: str) -> StrategicGame:
    """Return the strategic game that the data state.

    players   names
    actions   for each player a list of labels
    payoffs   nested lists, one level for each player in turn; innermost the payoffs of
              all players
    where     if some payoffs are expressions in parameters, such as "2*T - S": a list
              of constraints on these, such as "T > R > P > S"; it may be empty
    """
    check_keys(data, "kind title where", where, "players actions payoffs")
    names = read_names(data["players"], f"{where}: players")
    actions = read_labels(data["actions"], names, f"{where}: actions")
    profile_count([len(own) for own in actions], where)
    known = read_where(data.get("where"), f"{where}: where")
    one = number_reader(known)
    rows = _read_payoffs(data["payoffs"], names, actions, f"{where}: payoffs", one)
    title = read_text(data.get("title", ""), f"{where}: title")
    return StrategicGame(names, actions, tuple(rows), title, known)


def strategic_data(game: StrategicGame) -> Data:
    """Return a strategic game as plain data."""
    check_distinct(game.players, "players")
    for name, own in zip(game.players, game.actions, strict=True):
        check_distinct(own, f"actions of `{name}`")
    return {
        "kind": "strategic-game",
        "title": game.title,
        **where_data(game.where),
        "players": list(game.players),
        "actions": dict(zip(game.players, map(list, game.actions), strict=True)),
        "payoffs": _nested(game.table, game.sizes),
    }


def read_bayesian(data: Mapping[str, Any], where: str) -> BayesianGame:
    """Return the Bayesian game that the data state.

    players, types, actions   as in a mechanism and in a strategic game
    prior     "uniform", or "type,type" = probability, or rows `types`, `probability`
    payoffs   rows `types`, `payoffs` (nested as in a strategic game), or for each
              player an expression in `type`, `action` (her own), and `type_NAME`,
              `action_NAME` of any player
    """
    check_keys(data, "kind title", where, "players types actions prior payoffs")
    names = read_names(data["players"], f"{where}: players")
    types = read_types(data["types"], names, f"{where}: types")
    actions = read_labels(data["actions"], names, f"{where}: actions")
    worlds = list(map(len, types))
    profile_count((*worlds, *map(len, actions)), where)
    prior = read_prior(data["prior"], types, f"{where}: prior")
    assert prior is not None
    title = read_text(data.get("title", ""), f"{where}: title")
    payoffs, place = data["payoffs"], f"{where}: payoffs"
    if isinstance(payoffs, Mapping):
        payoff = _payoff_function(payoffs, names, actions, place)
        return bayesian_game(names, types, actions, prior, payoff, title)
    tables: dict[Profile, tuple[Any, ...]] = {}
    for row in read_list(payoffs, place):
        check_keys(read_table(row, place), "", place, "types payoffs")
        profile = read_profile(row["types"], types, place)
        if profile in tables:
            raise wrong(place, "each profile of types once", row["types"])
        here = f"{place} at types ({', '.join(map(str, profile))})"
        tables[profile] = tuple(_read_payoffs(row["payoffs"], names, actions, here))
    ordered = []
    for world in itertools.product(*types):
        if Profile(world) not in tables:
            raise ModelError(
                f"{place}: expected a table at every profile of types, got none at "
                f"({', '.join(map(str, world))})"
            )
        ordered.append(tables[Profile(world)])
    return BayesianGame(names, types, actions, prior, tuple(ordered), title)


def _payoff_function(
    data: Mapping[str, Any],
    names: Sequence[str],
    actions: Sequence[tuple[str, ...]],
    where: str,
) -> Callable[[int, Profile, tuple[int, ...]], Any]:
    plain = [name for name in names if name.isidentifier()]
    known = (
        "type",
        "action",
        *(f"type_{name}" for name in plain),
        *(f"action_{name}" for name in plain),
    )
    entries = read_each(data, names, where)
    expressions = [
        parse_expression(read_text(entry, f"{where}.{name}"), known, f"{where}.{name}")
        for name, entry in zip(names, entries, strict=True)
    ]

    def payoff(player: int, types: Profile, profile: tuple[int, ...]) -> Any:
        chosen = [own[a] for own, a in zip(actions, profile, strict=True)]
        bound = {"type": types[player], "action": chosen[player]}
        for name, own_type, action in zip(names, types, chosen, strict=True):
            bound[f"type_{name}"] = own_type
            bound[f"action_{name}"] = action
        return worth(expressions[player], bound)

    return payoff


def bayesian_data(game: BayesianGame) -> Data:
    """Return a Bayesian game as plain data."""
    check_distinct(game.players, "players")
    for name, own in zip(game.players, game.actions, strict=True):
        check_distinct(own, f"actions of `{name}`")
    tables = [
        {"types": value_to_data(tuple(world)), "payoffs": _nested(table, game.sizes)}
        for world, table in zip(game.type_profiles(), game.tables, strict=True)
    ]
    types = ([value_to_data(t) for t in own] for own in game.types)
    return {
        "kind": "bayesian-game",
        "title": game.title,
        "players": list(game.players),
        "types": dict(zip(game.players, types, strict=True)),
        "actions": dict(zip(game.players, map(list, game.actions), strict=True)),
        "prior": prior_data(game.prior),
        "payoffs": tables,
    }
