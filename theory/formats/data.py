"""Objects as plain data: what a TOML file states and what a certificate carries.

Data are dicts with text keys, lists, text, integers and booleans, as JSON holds them. A
number is an integer or text such as "1/3"; floats are refused. `from_data` checks
everything, and `from_data(to_data(x))` is `x` again.
"""

import difflib
import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.theory.domains import Domain, Profile
from accord.theory.errors import AccordError, ModelError, ScopeError
from accord.theory.exact import Exact, exact, is_exact, text_of
from accord.theory.formats.expressions import Expression, parse_expression
from accord.theory.formats.source import exact_number
from accord.theory.game_forms import CHANCE, GameForm, Infoset, Node, Tree, infoset_name
from accord.theory.games import (
    BayesianGame,
    StrategicGame,
    bayesian_game,
    profile_count,
)
from accord.theory.mechanisms import Mechanism, Outcome, Prior, uniform_prior
from accord.theory.preferences import Lottery, weakly_above

MAX_ROWS = 100_000
_MAX_DEPTH = 20
_MAX_PLAYERS = 100

Data = dict[str, Any]
Object = StrategicGame | BayesianGame | GameForm | Mechanism


# Values: types and outcomes, of any shape that the library uses.


def value_to_data(value: Any) -> Any:
    """Return a type or an outcome as plain data that `value_from_data` reads back.

    Tuples become lists; text that looks like a number, and every other shape, becomes
    a table with one key that starts with "$".
    """
    if value is None or isinstance(value, (bool, int)):
        return value
    if is_exact(value):
        return text_of(value)
    if isinstance(value, str):
        return value if exact_number(value) is None else {"$text": value}
    if isinstance(value, Outcome):
        paid = [value_to_data(p) for p in value.payments]
        return {"$outcome": [value_to_data(value.decision), paid]}
    if isinstance(value, tuple):
        return [value_to_data(part) for part in value]
    if isinstance(value, frozenset):
        parts = [value_to_data(part) for part in value]
        return {"$set": sorted(parts, key=_sort_key)}
    if isinstance(value, Lottery):
        law = [[value_to_data(x), text_of(p)] for x, p in value.items()]
        return {"$lottery": sorted(law, key=_sort_key)}
    raise ModelError(
        f"expected a value that a file can hold, got a {type(value).__name__}",
        "use numbers, text, tuples, frozensets, lotteries and outcomes with payments",
    )


def _sort_key(data: Any) -> tuple[bool, Any, str]:
    number = data if isinstance(data, int) else None
    return (number is None, number or 0, repr(data))


def value_from_data(data: Any, where: str = "value", depth: int = 0) -> Any:
    """Return the value that `value_to_data` wrote; text such as "1/3" is a number."""
    if depth > _MAX_DEPTH:
        raise ModelError(f"{where}: expected at most {_MAX_DEPTH} levels, got more")
    below = depth + 1
    match data:
        case None | bool():
            return data
        case float() | int():
            return _number(data, where)
        case str():
            number = exact_number(data)
            return data if number is None else number
        case list() | tuple():
            return tuple(value_from_data(part, where, below) for part in data)
        case {"$text": str() as text} if len(data) == 1:
            return text
        case {"$set": list() as parts} if len(data) == 1:
            return frozenset(value_from_data(part, where, below) for part in parts)
        case {"$outcome": [decision, list() as paid]} if len(data) == 1:
            payments = tuple(_number(p, where) for p in paid)
            return Outcome(value_from_data(decision, where, below), payments)
        case {"$lottery": list() as pairs} if len(data) == 1:
            law = {}
            for pair in pairs:
                if not isinstance(pair, (list, tuple)) or len(pair) != 2:
                    raise _wrong(where, "pairs [outcome, probability]", pair)
                law[value_from_data(pair[0], where, below)] = _number(pair[1], where)
            return _at(where, lambda: Lottery(law))
    raise _wrong(where, "a number, a text or a list", data)


def _wrong(where: str, expected: str, found: Any, help: str = "") -> ModelError:
    try:
        text = repr(found)
    except (ValueError, RecursionError):  # an integer of too many digits
        text = type(found).__name__
    shown = text if len(text) <= 60 else text[:57] + "..."
    return ModelError(f"{where}: expected {expected}, got `{shown}`", help)


def _at(where: str, build: Callable[[], Any]) -> Any:
    """Return what `build` returns; an error of it says where."""
    try:
        return build()
    except AccordError as error:
        raise type(error)(f"{where}: {error.message}", error.help) from error


def _number(data: Any, where: str) -> Exact:
    if isinstance(data, str):
        number = exact_number(data)
        if number is not None:
            return number
    elif isinstance(data, float):
        _at(where, lambda: exact(data))
    elif is_exact(data):
        if not isinstance(data, int) or data.bit_length() <= 3322:  # 1000 digits
            return data
        raise ModelError(f"{where}: expected a number of at most 1000 digits, got more")
    raise _wrong(where, 'an integer or a fraction such as "1/3"', data)


def _text(data: Any, where: str) -> str:
    if not isinstance(data, str):
        raise _wrong(where, "a text", data)
    return data


def _list(data: Any, where: str) -> Sequence[Any]:
    if not isinstance(data, (list, tuple)):
        raise _wrong(where, "a list", data)
    return data


def _table(data: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping) or not all(isinstance(k, str) for k in data):
        raise _wrong(where, "a table", data)
    return data


def _nearest(key: object, known: Iterable[str]) -> str:
    names = list(known)
    close = difflib.get_close_matches(str(key), names, n=1, cutoff=0.5)
    if close:
        return f"did you mean `{close[0]}`?"
    return "known are " + ", ".join(f"`{name}`" for name in names[:20])


def _member(key: Any, known: Sequence[str], where: str) -> str:
    if key not in known:
        shown = key if isinstance(key, str) else repr(key)
        raise ModelError(
            f"{where}: expected one of {len(known)} known names, got `{shown[:60]}`",
            _nearest(key, known),
        )
    return str(key)


def _keys(data: Mapping[str, Any], known: str, where: str, needed: str = "") -> None:
    names = known.split() + needed.split()
    for key in data:
        if key not in names:
            raise ModelError(
                f"{where}: expected known keys, got `{key[:60]}`", _nearest(key, names)
            )
    for key in needed.split():
        if key not in data:
            raise ModelError(f"{where}: expected the key `{key}`, got none")


def _names(data: Any, where: str) -> tuple[str, ...]:
    names = tuple(_text(name, where) for name in _list(data, where))
    if not names or len(set(names)) != len(names) or not all(names):
        raise _wrong(where, "distinct names, at least one", list(names))
    if len(names) > _MAX_PLAYERS:
        raise ScopeError(
            f"{where}: {len(names):,} agents, more than the {_MAX_PLAYERS} that fit"
        )
    return names


def _each(data: Any, names: Sequence[str], where: str) -> list[Any]:
    """Return the entry of each name in a table, which must have no others."""
    table = _table(data, where)
    for key in table:
        _member(key, names, where)
    for name in names:
        if name not in table:
            raise ModelError(f"{where}: expected an entry of `{name}`, got none")
    return [table[name] for name in names]


def _labels(data: Any, names: Sequence[str], where: str) -> tuple[tuple[str, ...], ...]:
    entries = _each(data, names, where)
    found = []
    for name, own in zip(names, entries, strict=True):
        place = f"{where}.{name}"
        labels = tuple(_text(label, place) for label in _list(own, place))
        if not labels or len(set(labels)) != len(labels):
            raise _wrong(place, "distinct actions, at least one", list(labels))
        found.append(labels)
    return tuple(found)


def _types(data: Any, names: Sequence[str], where: str) -> tuple[Domain, ...]:
    entries = _each(data, names, where)
    found = []
    for name, own in zip(names, entries, strict=True):
        place = f"{where}.{name}"
        values = tuple(value_from_data(value, place) for value in _list(own, place))
        if not values or len(set(values)) != len(values):
            raise _wrong(place, "distinct types, at least one", list(_list(own, place)))
        found.append(values)
    return tuple(found)


def _profile(data: Any, types: Sequence[Domain], where: str) -> Profile:
    entries = _list(data, where)
    if len(entries) != len(types):
        raise _wrong(where, f"{len(types)} types, one of each agent", data)
    profile = Profile(value_from_data(value, where) for value in entries)
    for value, own in zip(profile, types, strict=True):
        if value not in own:
            raise _wrong(where, "types that the agents have", data)
    return profile


def _prior(data: Any, types: tuple[Domain, ...], where: str) -> Prior | None:
    if data is None:
        return None
    if data == "uniform":
        profile_count([len(own) for own in types], where)
        return uniform_prior(types)
    if isinstance(data, Mapping):
        # A key such as "0,1/3" has one type of each agent, without spaces or commas.
        table = _table(data, where)
        rows = [(key.split(","), weight) for key, weight in table.items()]
    else:
        rows = []
        for row in _list(data, where):
            _keys(_table(row, where), "", where, "types probability")
            rows.append((row["types"], row["probability"]))
    law: dict[Profile, Exact] = {}
    for parts, weight in rows:
        bare = [p.strip() if isinstance(p, str) else p for p in _list(parts, where)]
        profile = _profile(bare, types, where)
        if profile in law:
            raise _wrong(where, "each profile once", parts)
        law[profile] = _number(weight, f"{where}.{','.join(map(str, parts))}")
    prior: Prior = _at(where, lambda: Prior(law))
    return prior


def _prior_data(prior: Prior) -> list[Data]:
    return [
        {"types": value_to_data(tuple(p)), "probability": text_of(w)}
        for p, w in prior.law.items()
    ]


# Strategic and Bayesian games.


def _read_payoffs(
    data: Any, names: Sequence[str], actions: Sequence[tuple[str, ...]], where: str
) -> list[tuple[Exact, ...]]:
    rows: list[tuple[Exact, ...]] = []

    def read(data: Any, chosen: tuple[str, ...]) -> None:
        here = f"{where} at ({', '.join(chosen)})" if chosen else where
        entries = _list(data, here)
        depth = len(chosen)
        if depth == len(names):
            if len(entries) != len(names):
                raise _wrong(here, f"{len(names)} payoffs, one of each player", entries)
            rows.append(tuple(_number(entry, here) for entry in entries))
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


def _nested(rows: Sequence[Any], sizes: Sequence[int]) -> list[Any]:
    nested = [[value_to_data(value) for value in row] for row in rows]
    for size in reversed(sizes):
        nested = [nested[k : k + size] for k in range(0, len(nested), size)]
    return nested[0]


def _read_strategic(data: Mapping[str, Any], where: str) -> StrategicGame:
    _keys(data, "kind title", where, "players actions payoffs")
    names = _names(data["players"], f"{where}: players")
    actions = _labels(data["actions"], names, f"{where}: actions")
    profile_count([len(own) for own in actions], where)
    rows = _read_payoffs(data["payoffs"], names, actions, f"{where}: payoffs")
    title = _text(data.get("title", ""), f"{where}: title")
    return StrategicGame(names, actions, tuple(rows), title)


def _strategic_data(game: StrategicGame) -> Data:
    _distinct(game.players, "players")
    for name, own in zip(game.players, game.actions, strict=True):
        _distinct(own, f"actions of `{name}`")
    return {
        "kind": "strategic-game",
        "title": game.title,
        "players": list(game.players),
        "actions": dict(zip(game.players, map(list, game.actions), strict=True)),
        "payoffs": _nested(game.table, game.sizes),
    }


def _distinct(names: Sequence[str], what: str) -> None:
    if len(set(names)) != len(names) or not all(names):
        raise ModelError(
            f"expected distinct names of the {what}, got one twice or none",
            "rename them before writing",
        )


def _read_bayesian(data: Mapping[str, Any], where: str) -> BayesianGame:
    _keys(data, "kind title", where, "players types actions prior payoffs")
    names = _names(data["players"], f"{where}: players")
    types = _types(data["types"], names, f"{where}: types")
    actions = _labels(data["actions"], names, f"{where}: actions")
    worlds = list(map(len, types))
    profile_count((*worlds, *map(len, actions)), where)
    prior = _prior(data["prior"], types, f"{where}: prior")
    assert prior is not None
    title = _text(data.get("title", ""), f"{where}: title")
    payoffs, place = data["payoffs"], f"{where}: payoffs"
    if isinstance(payoffs, Mapping):
        payoff = _payoff_function(payoffs, names, actions, place)
        return bayesian_game(names, types, actions, prior, payoff, title)
    tables: dict[Profile, tuple[Any, ...]] = {}
    for row in _list(payoffs, place):
        _keys(_table(row, place), "", place, "types payoffs")
        profile = _profile(row["types"], types, place)
        if profile in tables:
            raise _wrong(place, "each profile of types once", row["types"])
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
    entries = _each(data, names, where)
    expressions = [
        parse_expression(_text(entry, f"{where}.{name}"), known, f"{where}.{name}")
        for name, entry in zip(names, entries, strict=True)
    ]

    def payoff(player: int, types: Profile, profile: tuple[int, ...]) -> Any:
        chosen = [own[a] for own, a in zip(actions, profile, strict=True)]
        bound = {"type": types[player], "action": chosen[player]}
        for name, own_type, action in zip(names, types, chosen, strict=True):
            bound[f"type_{name}"] = own_type
            bound[f"action_{name}"] = action
        return _worth(expressions[player], bound)

    return payoff


def _worth(expression: Expression, bound: Mapping[str, Any]) -> Any:
    value = expression.value(bound)
    if is_exact(value) or hasattr(value, "terms"):
        return value
    raise _wrong(expression.where, "an expression that is a number", value)


def _bayesian_data(game: BayesianGame) -> Data:
    _distinct(game.players, "players")
    for name, own in zip(game.players, game.actions, strict=True):
        _distinct(own, f"actions of `{name}`")
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
        "prior": _prior_data(game.prior),
        "payoffs": tables,
    }


# What agents want: expressions, tables of utilities or ranks, or types that are orders.


@dataclass(frozen=True)
class _Wants:
    """Preferences as read: the utility, or the order, of each agent."""

    utility: Callable[[int, Profile, Any], Any] | None
    prefers: Callable[[int, Profile, Any, Any], bool] | None
    expressions: tuple[Expression, ...]
    data: Data


def _read_wants(
    data: Mapping[str, Any],
    names: Sequence[str],
    types: Sequence[Domain],
    outcomes: Sequence[Any],
    common: bool,
    where: str,
) -> _Wants:
    if ("utility" in data) == ("preferences" in data):
        found = "both" if "utility" in data else "neither"
        raise ModelError(
            f"{where}: expected one of `utility` and `preferences`, got {found}"
        )
    if "utility" in data:
        return _read_utility(data["utility"], names, common, f"{where}: utility")
    place = f"{where}: preferences"
    if data["preferences"] == "orders":
        return _read_orders(types, outcomes, f"{where}: types")
    scores: dict[tuple[int, Any], dict[Any, Exact]] = {}
    ordinal = False
    for row in _list(data["preferences"], place):
        _keys(_table(row, place), "utility rank", place, "agent type")
        agent = list(names).index(_member(row["agent"], names, place))
        own_type = value_from_data(row["type"], place)
        here = f"{place} of `{names[agent]}` at type `{row['type']}`"
        if own_type not in types[agent]:
            raise ModelError(f"{here}: expected a type that she has")
        if (agent, own_type) in scores:
            raise ModelError(f"{here}: expected one entry, got two")
        if ("utility" in row) == ("rank" in row):
            raise ModelError(f"{here}: expected one of `utility` and `rank`")
        ordinal = ordinal or "rank" in row
        numbers = [
            _number(x, here) for x in _list(row.get("utility", row.get("rank")), here)
        ]
        if len(numbers) != len(outcomes):
            raise _wrong(
                here, f"{len(outcomes)} numbers, one for each outcome", numbers
            )
        sign = -1 if "rank" in row else 1
        pairs = zip(outcomes, numbers, strict=True)
        scores[agent, own_type] = {x: sign * number for x, number in pairs}
    for agent, own in enumerate(types):
        for own_type in own:
            if (agent, own_type) not in scores:
                raise ModelError(
                    f"{place}: expected an entry of `{names[agent]}` at type "
                    f"`{own_type}`, got none"
                )

    def utility(agent: int, profile: Profile, outcome: Any) -> Any:
        return scores[agent, profile[agent]][outcome]

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        return utility(agent, profile, x) >= utility(agent, profile, y)

    key = "rank" if ordinal else "utility"
    rows = [
        {
            "agent": names[agent],
            "type": value_to_data(own_type),
            key: [value_to_data(-own[x] if ordinal else own[x]) for x in outcomes],
        }
        for (agent, own_type), own in scores.items()
    ]
    kept = {"preferences": rows}
    if ordinal:
        return _Wants(None, prefers, (), kept)
    return _Wants(utility, None, (), kept)


def _read_utility(data: Any, names: Sequence[str], common: bool, where: str) -> _Wants:
    known = ["type", "outcome", "paid"]
    if common:
        # The type of every agent whose name can stand in an expression.
        known += [name for name in names if name.isidentifier() and name not in known]
    entries = _each(data, names, where)
    expressions = tuple(
        parse_expression(
            _text(entry, f"{where}.{name}"), tuple(known), f"{where}.{name}"
        )
        for name, entry in zip(names, entries, strict=True)
    )

    def utility(agent: int, profile: Profile, outcome: Any) -> Any:
        whole = isinstance(outcome, Outcome)
        bound = dict(zip(names, profile, strict=True)) if common else {}
        bound["type"] = profile[agent]
        bound["outcome"] = outcome.decision if whole else outcome
        bound["paid"] = outcome.payments[agent] if whole else 0
        return _worth(expressions[agent], bound)

    texts = dict(zip(names, (e.text for e in expressions), strict=True))
    return _Wants(utility, None, expressions, {"utility": texts})


def _read_orders(
    types: Sequence[Domain], outcomes: Sequence[Any], where: str
) -> _Wants:
    for own in types:
        for order in own:
            listed: list[Any] = []
            for entry in order if isinstance(order, tuple) else (None,):
                listed += entry if isinstance(entry, frozenset) else [entry]
            if len(set(listed)) != len(listed) or any(
                x not in outcomes for x in listed
            ):
                raise _wrong(where, "orders of the outcomes as types", order)

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        return weakly_above(profile[agent], x, y)

    return _Wants(None, prefers, (), {"preferences": "orders"})


# Mechanisms as tables.


@dataclass(frozen=True)
class TableRule:
    """A rule that looks the outcome up in a table, and the data it was read from."""

    rows: Mapping[Profile, Any]
    data: Data = field(repr=False)

    def __call__(self, reports: Sequence[Any]) -> Any:
        """Return the outcome at these reports."""
        profile = Profile(reports)
        if profile not in self.rows:
            raise ModelError(f"expected reports that the table has, got `{reports!r}`")
        return self.rows[profile]


def _read_mechanism(data: Mapping[str, Any], where: str) -> Mechanism:
    known = "kind title prior utility preferences claims"
    _keys(data, known, where, "agents outcomes types rule")
    names = _names(data["agents"], f"{where}: agents")
    types = _types(data["types"], names, f"{where}: types")
    size = math.prod(map(len, types))
    if size > MAX_ROWS:
        raise ScopeError(
            f"{where}: {size:,} profiles of reports, more than the {MAX_ROWS:,} that fit"
        )
    place = f"{where}: outcomes"
    outcomes = tuple(value_from_data(x, place) for x in _list(data["outcomes"], place))
    if not outcomes or len(set(outcomes)) != len(outcomes):
        raise _wrong(place, "distinct outcomes, at least one", data["outcomes"])
    prior = _prior(data.get("prior"), types, f"{where}: prior")
    wants = _read_wants(data, names, types, outcomes, True, where)
    raw = _list(data["rule"], f"{where}: rule")
    paying = any(isinstance(row, Mapping) and "paid" in row for row in raw)
    table: dict[Profile, Lottery] = {}
    for number, row in enumerate(raw):
        here = f"{where}: rule[{number}]"
        _keys(_table(row, here), "paid", here, "report outcome")
        profile = _profile(row["report"], types, f"{here}.report")
        if profile in table:
            shown = ", ".join(map(str, profile))
            raise ModelError(
                f"{here}: expected each report profile once, got ({shown}) again"
            )
        decisions = _read_outcome(row["outcome"], outcomes, f"{here}.outcome")
        if paying:
            paid = _read_paid(row.get("paid", {}), names, f"{here}.paid")
            decisions = Lottery({Outcome(x, paid): p for x, p in decisions.items()})
        table[profile] = decisions
    for world in itertools.product(*types):
        if Profile(world) not in table:
            raise ModelError(
                f"{where}: rule: expected a row for every report profile, got none for "
                f"({', '.join(map(str, world))})",
                f"add a row with report = [{', '.join(_toml(v) for v in world)}]",
            )
    ordered = {
        Profile(world): table[Profile(world)] for world in itertools.product(*types)
    }
    random = any(len(law) > 1 for law in ordered.values())
    rows = ordered if random else {p: next(iter(law)) for p, law in ordered.items()}
    title = _text(data.get("title", ""), f"{where}: title")
    claims = _claims(data.get("claims"), f"{where}: claims")
    kept: Data = {"kind": "mechanism", "title": title, "agents": list(names)}
    kept["outcomes"] = [value_to_data(x) for x in outcomes]
    own_types = ([value_to_data(t) for t in own] for own in types)
    kept["types"] = dict(zip(names, own_types, strict=True))
    if prior is not None:
        kept["prior"] = _prior_data(prior)
    kept |= wants.data
    kept["rule"] = [_row_data(p, law, names, paying) for p, law in ordered.items()]
    if claims:
        kept["claims"] = {"check": list(claims)}
    if wants.utility is not None:
        for profile, outcome in rows.items():
            law = outcome if isinstance(outcome, Lottery) else (outcome,)
            for agent in range(len(names)):
                for x in law:
                    wants.utility(agent, profile, x)
    return Mechanism(
        TableRule(rows, kept),
        types,
        outcomes=None if paying else outcomes,
        utility=wants.utility,
        prior=prior,
        prefers=wants.prefers,
        value=_value_before_payments(wants, len(names)) if paying else None,
        decisions=outcomes if paying else None,
        name=title,
        scope=f"{len(names)} agents, {size} profiles of reports",
        setting="table",
        facts={"names": names, "claims": claims},
    )


def _value_before_payments(
    wants: _Wants, agents: int
) -> Callable[[int, Profile, Any], Any] | None:
    """Return the worth of a decision, if utility is stated as a worth minus `paid`."""
    utility = wants.utility
    if utility is None or not wants.expressions:
        return None
    if not all(expression.quasilinear for expression in wants.expressions):
        return None

    def value(agent: int, profile: Profile, decision: Any) -> Any:
        return utility(agent, profile, Outcome(decision, (0,) * agents))

    return value


def _toml(value: Any) -> str:
    return f'"{value}"'


def _claims(data: Any, where: str) -> tuple[str, ...]:
    if data is None:
        return ()
    _keys(_table(data, where), "", where, "check")
    return tuple(_text(name, where) for name in _list(data["check"], where))


def _read_outcome(data: Any, outcomes: Sequence[Any], where: str) -> Lottery:
    if isinstance(data, Mapping) and not any(str(key).startswith("$") for key in data):
        law = {}
        for key, weight in _table(data, where).items():
            law[_outcome(key, outcomes, where)] = _number(weight, f"{where}.{key}")
        lottery: Lottery = _at(where, lambda: Lottery(law))
        return lottery
    if isinstance(data, Mapping) and "$lottery" in data:
        read = value_from_data(data, where)
        for outcome in read:
            _known_outcome(outcome, outcomes, where)
        assert isinstance(read, Lottery)
        return read
    return Lottery({_outcome(data, outcomes, where): 1})


def _outcome(data: Any, outcomes: Sequence[Any], where: str) -> Any:
    return _known_outcome(value_from_data(data, where), outcomes, where)


def _known_outcome(value: Any, outcomes: Sequence[Any], where: str) -> Any:
    if value not in outcomes:
        raise ModelError(
            f"{where}: expected one of the {len(outcomes)} outcomes, got `{value!s:.60}`",
            _nearest(value, map(str, outcomes)),
        )
    return value


def _read_paid(data: Any, names: Sequence[str], where: str) -> tuple[Exact, ...]:
    if isinstance(data, (list, tuple)):
        if len(data) != len(names):
            raise _wrong(where, f"{len(names)} payments, one by each agent", data)
        return tuple(_number(entry, where) for entry in data)
    table = _table(data, where)
    for key in table:
        _member(key, names, where)
    return tuple(_number(table.get(name, 0), f"{where}.{name}") for name in names)


def _row_data(
    profile: Profile, law: Lottery, names: Sequence[str], paying: bool
) -> Data:
    row: Data = {"report": value_to_data(tuple(profile))}
    paid: Sequence[Any] = ()
    if paying:
        paid = next(iter(law)).payments
        law = Lottery({x.decision: p for x, p in law.items()})
    row["outcome"] = value_to_data(next(iter(law)) if len(law) == 1 else law)
    if paying:
        row["paid"] = [value_to_data(p) for p in paid]
    return row


def _mechanism_data(m: Mechanism) -> Data:
    if isinstance(m.rule, TableRule):
        return dict(m.rule.data)
    if m.size > MAX_ROWS:
        raise ScopeError(
            f"`{m.name}` has {m.size:,} profiles, more than the {MAX_ROWS:,} rows that fit"
        )
    rows = {Profile(p): m(Profile(p)) for p in itertools.product(*m.domains)}
    found: dict[Any, None] = dict.fromkeys(m.outcomes or ())
    for outcome in rows.values():
        found.update(
            dict.fromkeys(outcome if isinstance(outcome, Lottery) else (outcome,))
        )
    outcomes = tuple(found)
    names = [f"agent {agent + 1}" for agent in m.agents]
    own_types = ([value_to_data(t) for t in own] for own in m.domains)
    data: Data = {
        "kind": "mechanism",
        "title": m.name,
        "agents": names,
        "outcomes": [value_to_data(x) for x in outcomes],
        "types": dict(zip(names, own_types, strict=True)),
    }
    if m.prior is not None:
        data["prior"] = _prior_data(m.prior)
    data["preferences"] = _private_preferences(m, outcomes, names)
    data["rule"] = [
        {"report": value_to_data(tuple(p)), "outcome": value_to_data(x)}
        for p, x in rows.items()
    ]
    return data


def _private_preferences(
    m: Mechanism, outcomes: Sequence[Any], names: Sequence[str]
) -> list[Data]:
    cost = m.size * len(m.domains) * len(outcomes)
    if cost > 20 * MAX_ROWS:
        raise ScopeError(
            f"`{m.name}` has {cost:,} utilities to compare, more than "
            f"{20 * MAX_ROWS:,} that fit"
        )
    known: dict[tuple[int, Any], list[Any]] = {}
    cardinal = m.utility is not None
    for world in itertools.product(*m.domains):
        profile = Profile(world)
        for agent, own_type in enumerate(profile):
            if cardinal:
                row = [m.utility_at(agent, profile, x) for x in outcomes]
            else:
                row = _ranks(m, agent, profile, outcomes)
            if known.setdefault((agent, own_type), row) != row:
                raise ModelError(
                    f"expected private values, got `{m.name}`, where "
                    f"{names[agent]} cares for the types of others",
                    "a table file holds utilities by own type only",
                )
    key = "utility" if cardinal else "rank"
    return [
        {
            "agent": names[agent],
            "type": value_to_data(t),
            key: list(map(value_to_data, row)),
        }
        for (agent, t), row in sorted(known.items(), key=lambda item: item[0][0])
    ]


def _ranks(
    m: Mechanism, agent: int, profile: Profile, outcomes: Sequence[Any]
) -> list[int]:
    """Return for each outcome how many others are strictly better."""
    return [
        sum(m.strictly_prefers(agent, profile, y, x) for y in outcomes)
        for x in outcomes
    ]


# Game forms.


def _read_form(data: Mapping[str, Any], where: str) -> GameForm:
    known = "kind title outcomes utility preferences"
    _keys(data, known, where, "agents types node truth")
    names = _names(data["agents"], f"{where}: agents")
    types = _types(data["types"], names, f"{where}: types")
    title = _text(data.get("title", ""), f"{where}: title")
    tree = _read_tree(data["node"], names, title, f"{where}: node")
    ends = tuple(dict.fromkeys(n.outcome for n in tree.nodes if not n.children))
    outcomes = ends
    if "outcomes" in data:
        place = f"{where}: outcomes"
        outcomes = tuple(
            value_from_data(x, place) for x in _list(data["outcomes"], place)
        )
        for outcome in ends:
            _known_outcome(outcome, outcomes, f"{where}: node")
    wants = _read_wants(data, names, types, outcomes, False, where)
    truth = _read_truth(data["truth"], tree, types, f"{where}: truth")
    scores: dict[tuple[int, Any], dict[Any, Any]] = {}
    for agent, own in enumerate(types):
        for own_type in own:
            scores[agent, own_type] = _scores(wants, agent, own_type, ends, len(names))
    cardinal = wants.utility is not None
    scope = f"{len(names)} agents, a tree of {len(tree.nodes)} nodes"
    form: GameForm = _at(
        where, lambda: GameForm(tree, types, truth, scores, cardinal, title, scope)
    )
    return form


def _scores(
    wants: _Wants, agent: int, own_type: Any, ends: Sequence[Any], agents: int
) -> dict[Any, Any]:
    profile = Profile((own_type,) * agents)  # private values: only her own is looked at
    if wants.utility is not None:
        return {x: wants.utility(agent, profile, x) for x in ends}
    prefers = wants.prefers
    assert prefers is not None
    return {x: -sum(not prefers(agent, profile, x, y) for y in ends) for x in ends}


def _read_tree(data: Any, agents: tuple[str, ...], title: str, where: str) -> Tree:
    rows = [_table(row, where) for row in _list(data, where)]
    if not rows:
        raise ModelError(f"{where}: expected at least one node, got none")
    place: dict[str, int] = {}
    for number, row in enumerate(rows):
        name = _text(row.get("name", f"node {number + 1}"), where)
        if name in place:
            raise ModelError(
                f"{where}: expected distinct names of nodes, got `{name}` twice"
            )
        place[name] = number
    infosets: list[Infoset] = []
    numbers: dict[str, int] = {}
    nodes = []
    for name, number in place.items():
        row, here = rows[number], f"{where} `{name}`"
        if "outcome" in row:
            _keys(row, "name", here, "outcome")
            outcome = value_from_data(row["outcome"], here)
            if outcome is None:
                raise ModelError(f"{here}: expected an outcome, got none")
            nodes.append(Node(None, (), outcome, name))
            continue
        _keys(row, "name agent chance infoset", here, "moves")
        moves = _read_moves(row["moves"], here)
        infoset = _read_infoset(row, tuple(moves), agents, name, here)
        if infoset.name in numbers:
            before = infosets[numbers[infoset.name]]
            if sorted(before.actions) != sorted(infoset.actions) or (
                (before.player, _law(before)) != (infoset.player, _law(infoset))
            ):
                raise ModelError(
                    f"{here}: expected the agent and the actions that the information "
                    f"set `{infoset.name}` had before, got others"
                )
        else:
            numbers[infoset.name] = len(infosets)
            infosets.append(infoset)
        known = infosets[numbers[infoset.name]]
        children = []
        for action in known.actions:
            target = _member(moves[action], list(place), here)
            if place[target] <= number:
                raise ModelError(f"{here}: expected `{target}` to be listed after it")
            children.append(place[target])
        nodes.append(Node(numbers[infoset.name], tuple(children), None, name))
    tree: Tree = _at(where, lambda: Tree(agents, tuple(infosets), tuple(nodes), title))
    return tree


def _law(infoset: Infoset) -> dict[str, Any]:
    return dict(zip(infoset.actions, infoset.probabilities, strict=False))


def _read_moves(data: Any, where: str) -> dict[str, str]:
    """Return action -> name of the node, from a table or from a list of pairs."""
    if isinstance(data, Mapping):
        pairs = list(_table(data, where).items())
    else:
        pairs = []
        for pair in _list(data, where):
            if len(_list(pair, where)) != 2:
                raise _wrong(where, "moves as pairs [action, node]", pair)
            pairs.append((_text(pair[0], where), pair[1]))
    moves = {action: _text(target, where) for action, target in pairs}
    if not moves or len(moves) != len(pairs):
        raise _wrong(where, "distinct moves, at least one", pairs)
    return moves


def _read_infoset(
    row: Mapping[str, Any],
    actions: tuple[str, ...],
    agents: Sequence[str],
    name: str,
    where: str,
) -> Infoset:
    if ("agent" in row) == ("chance" in row):
        raise ModelError(f"{where}: expected one of `agent` and `chance`")
    label = _text(row.get("infoset", name), where)
    if "agent" in row:
        player = list(agents).index(_member(row["agent"], agents, where))
        return Infoset(player, actions, label)
    law = _each(row["chance"], actions, f"{where}: chance")
    return Infoset(CHANCE, actions, label, tuple(_number(p, where) for p in law))


def _read_truth(
    data: Any, tree: Tree, types: Sequence[Domain], where: str
) -> dict[tuple[int, Any], dict[int, int]]:
    truth: dict[tuple[int, Any], dict[int, int]] = {}
    names = [infoset.name for infoset in tree.infosets]
    for row in _list(data, where):
        _keys(_table(row, where), "", where, "agent type plan")
        agent = tree.players.index(_member(row["agent"], tree.players, where))
        own_type = value_from_data(row["type"], where)
        here = f"{where} of `{tree.players[agent]}` at type `{row['type']}`"
        if own_type not in types[agent]:
            raise ModelError(f"{here}: expected a type that she has")
        if (agent, own_type) in truth:
            raise ModelError(f"{here}: expected one plan, got two")
        plan = {}
        for name, action in _table(row["plan"], here).items():
            infoset = names.index(_member(name, names, here))
            actions = tree.infosets[infoset].actions
            plan[infoset] = actions.index(_member(action, actions, f"{here}.{name}"))
        truth[agent, own_type] = plan
    return truth


def _form_data(form: GameForm) -> Data:
    tree = form.tree
    plain = [infoset.name for infoset in tree.infosets]
    clear = len(set(plain)) == len(plain) and all(plain)
    labels = plain if clear else [f"{k}: {name}" for k, name in enumerate(plain)]
    for number, infoset in enumerate(tree.infosets):
        _distinct(infoset.actions, f"actions at {infoset_name(tree, number)}")
    _distinct(tree.players, "agents")
    named = [node.label for node in tree.nodes]
    if len(set(named)) != len(named) or not all(named):
        named = [f"n{k}" for k in range(len(named))]
    nodes: list[Data] = []
    for name, node in zip(named, tree.nodes, strict=True):
        if node.infoset is None:
            nodes.append({"name": name, "outcome": value_to_data(node.outcome)})
            continue
        infoset = tree.infosets[node.infoset]
        row: Data = {"name": name, "infoset": labels[node.infoset]}
        if infoset.player == CHANCE:
            law = map(value_to_data, infoset.probabilities)
            row["chance"] = dict(zip(infoset.actions, law, strict=True))
        else:
            row["agent"] = tree.players[infoset.player]
        pairs = zip(infoset.actions, node.children, strict=True)
        row["moves"] = [[action, named[child]] for action, child in pairs]
        nodes.append(row)
    types = ([value_to_data(t) for t in own] for own in form.types)
    keys = [(agent, t) for agent, own in enumerate(form.types) for t in own]
    return {
        "kind": "game-form",
        "title": form.name,
        "agents": list(tree.players),
        "types": dict(zip(tree.players, types, strict=True)),
        "outcomes": [value_to_data(x) for x in form.outcomes],
        "node": nodes,
        "truth": [
            {
                "agent": tree.players[agent],
                "type": value_to_data(t),
                "plan": {
                    labels[k]: tree.infosets[k].actions[action]
                    for k, action in form.truth[agent, t].items()
                },
            }
            for agent, t in keys
        ],
        "preferences": [
            {
                "agent": tree.players[agent],
                "type": value_to_data(t),
                **_score_row(form, agent, t),
            }
            for agent, t in keys
        ],
    }


def _score_row(form: GameForm, agent: int, own_type: Any) -> Data:
    scores = [form.scores[agent, own_type][x] for x in form.outcomes]
    if form.cardinal:
        return {"utility": [value_to_data(score) for score in scores]}
    return {"rank": [sum(other > score for other in scores) for score in scores]}


_READERS: dict[str, Callable[[Mapping[str, Any], str], Object]] = {
    "mechanism": _read_mechanism,
    "strategic-game": _read_strategic,
    "bayesian-game": _read_bayesian,
    "game-form": _read_form,
}


def from_data(data: Any, file: str = "<data>") -> Object:
    """Return the object that plain data state, by their key `kind`, checked in full.

    Kinds: mechanism, strategic-game, bayesian-game, game-form. Errors name the file
    and the key. Nothing of the data is executed.
    """
    table = _table(data, file)
    if "kind" not in table:
        help = (
            'write kind = "mechanism", "strategic-game", "bayesian-game" or "game-form"'
        )
        found = "`format`" if "format" in table else "none"
        raise ModelError(f"{file}: expected the key `kind`, got {found}", help)
    kind = _member(table["kind"], list(_READERS), f"{file}: kind")
    try:
        return _READERS[kind](table, file)
    except RecursionError as error:
        raise ModelError(f"{file}: expected data of bounded depth, got more") from error


def to_data(subject: Object) -> Data:
    """Return an object as plain data, rationals as "p/q", which `from_data` reads back.

    A mechanism that is not a table is tabulated; private values only, and what is
    more than agents, types, rule, preferences and prior is left out.
    """
    if isinstance(subject, StrategicGame):
        return _strategic_data(subject)
    if isinstance(subject, BayesianGame):
        return _bayesian_data(subject)
    if isinstance(subject, GameForm):
        return _form_data(subject)
    return _mechanism_data(subject)
