"""Mechanisms as plain data: a table with a row for every profile of reports."""

import itertools
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact
from accord.theory.formats.plain import (
    Data,
    Kind,
    check_keys,
    located,
    prior_data,
    read_list,
    read_member,
    read_names,
    read_number,
    read_prior,
    read_profile,
    read_table,
    read_text,
    read_types,
    value_from_data,
    value_to_data,
    wrong,
)
from accord.theory.formats.wants import Wants, known_outcome, read_wants
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.profiles import Domain, Profile

MAX_ROWS = 100_000


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


def read_mechanism(data: Mapping[str, Any], where: str) -> Mechanism:
    """Return the mechanism that the data state, row by row.

    agents        names
    outcomes      every outcome (decision) that could be chosen
    types         for each agent a list of types; text such as "1/2" is a number
    utility       for each agent an expression in `type`, `outcome`, `paid` and the
                  agents' names, which stand for their types
    preferences   instead of `utility`: "orders" (types are orders of the outcomes), or
                  rows `agent`, `type`, and `utility` or `rank` (0 best) per outcome
    prior         optional: "uniform", or "type,type" = probability, or rows `types`,
                  `probability`
    rule          a row for every profile: `report`; `outcome`, one of them or a table
                  of probabilities; `paid` by agents, a list or a table (0 if left out)
    title, claims optional; `claims.check` lists names of properties
    """
    known = "kind title prior utility preferences claims"
    check_keys(data, known, where, "agents outcomes types rule")
    names = read_names(data["agents"], f"{where}: agents")
    types = read_types(data["types"], names, f"{where}: types")
    size = math.prod(map(len, types))
    if size > MAX_ROWS:
        shown = f"{size:,}" if size < 10**30 else "more than 10^30"
        raise ScopeError(
            f"{where}: {shown} profiles of reports, more than the {MAX_ROWS:,} that fit"
        )
    place = f"{where}: outcomes"
    outcomes = tuple(
        value_from_data(x, place) for x in read_list(data["outcomes"], place)
    )
    if not outcomes or len(set(outcomes)) != len(outcomes):
        raise wrong(place, "distinct outcomes, at least one", data["outcomes"])
    prior = read_prior(data.get("prior"), types, f"{where}: prior")
    wants = read_wants(data, names, types, outcomes, True, where)
    raw = [read_table(row, f"{where}: rule") for row in _rows(data, where)]
    paying = any("paid" in row for row in raw)
    ordered = _read_rows(raw, names, types, outcomes, paying, where)
    rows = ordered
    if not paying and all(len(law) == 1 for law in ordered.values()):
        rows = {p: _sure_or_law(law) for p, law in ordered.items()}
    title = read_text(data.get("title", ""), f"{where}: title")
    claims = _claims(data.get("claims"), f"{where}: claims")
    kept: Data = {"kind": "mechanism", "title": title, "agents": list(names)}
    kept["outcomes"] = [value_to_data(x) for x in outcomes]
    own_types = ([value_to_data(t) for t in own] for own in types)
    kept["types"] = dict(zip(names, own_types, strict=True))
    if prior is not None:
        kept["prior"] = prior_data(prior)
    kept |= wants.data
    kept["rule"] = [_row_data(p, x) for p, x in ordered.items()]
    if claims:
        kept["claims"] = {"check": list(claims)}
    _try_utility(wants, rows, len(names))
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
        facts={
            "names": names,
            "claims": claims,
            "interdependent": _interdependent(wants, names),
        },
    )


def _rows(data: Mapping[str, Any], where: str) -> Sequence[Any]:
    return read_list(data["rule"], f"{where}: rule")


def _read_rows(
    raw: Sequence[Mapping[str, Any]],
    names: Sequence[str],
    types: Sequence[Domain],
    outcomes: Sequence[Any],
    paying: bool,
    where: str,
) -> dict[Profile, Any]:
    """Return what happens at every profile of reports, in their order.

    With payments an `Outcome`, whose decision may be a lottery; else a lottery.
    """
    table: dict[Profile, Any] = {}
    known = dict.fromkeys(outcomes)
    own_types = [frozenset(own) for own in types]
    for number, row in enumerate(raw):
        here = f"{where}: rule[{number}]"
        check_keys(row, "paid", here, "report outcome")
        profile = read_profile(row["report"], own_types, f"{here}.report")
        if profile in table:
            shown = ", ".join(map(str, profile))
            raise ModelError(
                f"{here}: expected each report profile once, got ({shown}) again"
            )
        law = _read_outcome(row["outcome"], known, f"{here}.outcome")
        if paying:
            paid = _read_paid(row.get("paid", {}), names, f"{here}.paid")
            table[profile] = Outcome(_sure_or_law(law), paid)
        else:
            table[profile] = law
    for world in itertools.product(*types):
        if Profile(world) not in table:
            raise ModelError(
                f"{where}: rule: expected a row for every report profile, got none for "
                f"({', '.join(map(str, world))})",
                "add a row with report = ["
                + ", ".join(f'"{value}"' for value in world)
                + "]",
            )
    return {
        Profile(world): table[Profile(world)] for world in itertools.product(*types)
    }


def _try_utility(wants: Wants, rows: Mapping[Profile, Any], agents: int) -> None:
    """Run the utility at every row, so that what is wrong in it shows at once."""
    if wants.utility is None:
        return
    for profile, outcome in rows.items():
        law = outcome if isinstance(outcome, Lottery) else (outcome,)
        for agent, x in itertools.product(range(agents), law):
            wants.utility(agent, profile, x)


def _value_before_payments(
    wants: Wants, agents: int
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


def _sure_or_law(law: Lottery) -> Any:
    return next(iter(law)) if len(law) == 1 else law


def _interdependent(wants: Wants, names: Sequence[str]) -> bool:
    """Return whether an agent's utility speaks of the type of another agent."""
    return any(
        (expression.used & frozenset(names)) - {"type", "outcome", "paid", name}
        for name, expression in zip(names, wants.expressions, strict=False)
    )


def _claims(data: Any, where: str) -> tuple[str, ...]:
    if data is None:
        return ()
    check_keys(read_table(data, where), "", where, "check")
    return tuple(read_text(name, where) for name in read_list(data["check"], where))


def _read_outcome(data: Any, outcomes: Collection[Any], where: str) -> Lottery:
    if isinstance(data, Mapping) and not any(str(key).startswith("$") for key in data):
        law = {}
        for key, weight in read_table(data, where).items():
            law[_outcome(key, outcomes, where)] = read_number(weight, f"{where}.{key}")
        lottery: Lottery = located(where, lambda: Lottery(law))
        return lottery
    if isinstance(data, Mapping) and "$lottery" in data:
        read = value_from_data(data, where)
        for outcome in read:
            known_outcome(outcome, outcomes, where)
        assert isinstance(read, Lottery)
        return read
    return Lottery({_outcome(data, outcomes, where): 1})


def _outcome(data: Any, outcomes: Collection[Any], where: str) -> Any:
    return known_outcome(value_from_data(data, where), outcomes, where)


def _read_paid(data: Any, names: Sequence[str], where: str) -> tuple[Exact, ...]:
    if isinstance(data, (list, tuple)):
        if len(data) != len(names):
            raise wrong(where, f"{len(names)} payments, one by each agent", data)
        return tuple(read_number(entry, where) for entry in data)
    table = read_table(data, where)
    for key in table:
        read_member(key, names, where)
    return tuple(read_number(table.get(name, 0), f"{where}.{name}") for name in names)


def _row_data(profile: Profile, found: Any) -> Data:
    row: Data = {"report": value_to_data(tuple(profile))}
    decision = found.decision if isinstance(found, Outcome) else found
    sure = isinstance(decision, Lottery) and len(decision) == 1
    row["outcome"] = value_to_data(_sure_or_law(decision) if sure else decision)
    if isinstance(found, Outcome):
        row["paid"] = [value_to_data(p) for p in found.payments]
    return row


def mechanism_data(m: Mechanism) -> Data:
    """Return a mechanism as plain data, tabulated if it is not a table."""
    if isinstance(m.rule, TableRule):
        return dict(m.rule.data)
    if m.size > MAX_ROWS:
        raise ScopeError(
            f"`{m.name}` has {m.size:,} profiles, "
            f"more than the {MAX_ROWS:,} rows that fit"
        )
    rows = {Profile(p): m(Profile(p)) for p in itertools.product(*m.domains)}
    found: dict[Any, None] = dict.fromkeys(m.outcomes or ())
    for outcome in rows.values():
        found.update(
            dict.fromkeys(outcome if isinstance(outcome, Lottery) else (outcome,))
        )
    outcomes = tuple(found)
    named = m.facts.get("names") or [f"agent {agent + 1}" for agent in m.agents]
    names = [str(name) for name in named]
    own_types = ([value_to_data(t) for t in own] for own in m.domains)
    data: Data = {
        "kind": "mechanism",
        "title": m.name,
        "agents": names,
        "outcomes": [value_to_data(x) for x in outcomes],
        "types": dict(zip(names, own_types, strict=True)),
    }
    if m.prior is not None:
        data["prior"] = prior_data(m.prior)
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


KIND = Kind(Mechanism, read_mechanism, mechanism_data)
