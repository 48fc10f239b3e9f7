"""Preferences as plain data: expressions, tables of utilities or ranks, or orders."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, is_exact
from accord.theory.formats.expressions import Expression, parse_expression
from accord.theory.formats.plain import (
    Data,
    check_keys,
    nearest_help,
    read_each,
    read_list,
    read_member,
    read_number,
    read_table,
    read_text,
    value_from_data,
    value_to_data,
    wrong,
)
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Outcome
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Domain, Profile


@dataclass(frozen=True)
class Wants:
    """Preferences as read: the utility, or the order, of each agent."""

    utility: Callable[[int, Profile, Any], Any] | None
    prefers: Callable[[int, Profile, Any, Any], bool] | None
    expressions: tuple[Expression, ...]
    data: Data


def read_wants(
    data: Mapping[str, Any],
    names: Sequence[str],
    types: Sequence[Domain],
    outcomes: Sequence[Any],
    common: bool,
    where: str,
) -> Wants:
    """Return the preferences that `utility` or `preferences` of the data state."""
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
    return _read_scores(data["preferences"], names, types, outcomes, place)


_Scores = dict[tuple[int, Any], dict[Any, Exact]]


def _read_scores(
    data: Any,
    names: Sequence[str],
    types: Sequence[Domain],
    outcomes: Sequence[Any],
    where: str,
) -> Wants:
    scores: _Scores = {}
    known = [frozenset(own) for own in types]
    rows = [read_table(row, where) for row in read_list(data, where)]
    for row in rows:
        check_keys(row, "utility rank", where, "agent type")
        agent = list(names).index(read_member(row["agent"], names, where))
        own_type = value_from_data(row["type"], where)
        here = f"{where} of `{names[agent]}` at type `{row['type']}`"
        if own_type not in known[agent]:
            raise ModelError(f"{here}: expected a type that she has")
        if (agent, own_type) in scores:
            raise ModelError(f"{here}: expected one entry, got two")
        scores[agent, own_type] = _read_score(row, outcomes, here)
    for agent, own in enumerate(types):
        for own_type in own:
            if (agent, own_type) not in scores:
                raise ModelError(
                    f"{where}: expected an entry of `{names[agent]}` at type "
                    f"`{own_type}`, got none"
                )
    return _wants_by_score(scores, names, outcomes, any("rank" in row for row in rows))


def _read_score(
    row: Mapping[str, Any], outcomes: Sequence[Any], where: str
) -> dict[Any, Exact]:
    """Return a number for each outcome, a higher one for a better outcome."""
    if ("utility" in row) == ("rank" in row):
        raise ModelError(f"{where}: expected one of `utility` and `rank`")
    data = read_list(row.get("utility", row.get("rank")), where)
    numbers = [read_number(x, where) for x in data]
    if len(numbers) != len(outcomes):
        raise wrong(where, f"{len(outcomes)} numbers, one for each outcome", data)
    sign = -1 if "rank" in row else 1
    return {x: sign * n for x, n in zip(outcomes, numbers, strict=True)}


def _wants_by_score(
    scores: _Scores, names: Sequence[str], outcomes: Sequence[Any], ordinal: bool
) -> Wants:
    def utility(agent: int, profile: Profile, outcome: Any) -> Any:
        return scores[agent, profile[agent]][outcome]

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        own = scores[agent, profile[agent]]
        return own[x] >= own[y]

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
    return Wants(None if ordinal else utility, prefers if ordinal else None, (), kept)


def _read_utility(data: Any, names: Sequence[str], common: bool, where: str) -> Wants:
    known = ["type", "outcome", "paid"]
    if common:
        # The type of every agent whose name can stand in an expression.
        known += [name for name in names if name.isidentifier() and name not in known]
    entries = read_each(data, names, where)
    expressions = tuple(
        parse_expression(
            read_text(entry, f"{where}.{name}"), tuple(known), f"{where}.{name}"
        )
        for name, entry in zip(names, entries, strict=True)
    )

    def utility(agent: int, profile: Profile, outcome: Any) -> Any:
        whole = isinstance(outcome, Outcome)
        decision = outcome.decision if whole else outcome
        bound = dict(zip(names, profile, strict=True)) if common else {}
        bound["type"] = profile[agent]
        bound["paid"] = outcome.payments[agent] if whole else 0
        if isinstance(decision, Lottery):
            run = expressions[agent]
            return decision.expect(lambda x: worth(run, {**bound, "outcome": x}))
        bound["outcome"] = decision
        return worth(expressions[agent], bound)

    texts = dict(zip(names, (e.text for e in expressions), strict=True))
    return Wants(utility, None, expressions, {"utility": texts})


def _read_orders(types: Sequence[Domain], outcomes: Sequence[Any], where: str) -> Wants:
    for own in types:
        for order in own:
            listed: list[Any] = []
            for entry in order if isinstance(order, tuple) else (None,):
                listed += entry if isinstance(entry, frozenset) else [entry]
            if len(set(listed)) != len(listed) or any(
                x not in outcomes for x in listed
            ):
                raise wrong(where, "orders of the outcomes as types", order)

    def prefers(agent: int, profile: Profile, x: Any, y: Any) -> bool:
        return weakly_above(profile[agent], x, y)

    return Wants(None, prefers, (), {"preferences": "orders"})


def worth(expression: Expression, bound: Mapping[str, Any]) -> Any:
    """Return the value of an expression, which must be a number."""
    value = expression.value(bound)
    if is_exact(value) or hasattr(value, "terms"):
        return value
    raise wrong(expression.where, "an expression that is a number", value)


def known_outcome(value: Any, outcomes: Collection[Any], where: str) -> Any:
    """Return `value` if it is one of the outcomes, or raise with the nearest."""
    if value not in outcomes:
        raise ModelError(
            f"{where}: expected one of the {len(outcomes)} outcomes, "
            f"got `{value!s:.60}`",
            nearest_help(value, map(str, outcomes)),
        )
    return value
