"""Mixtures of universes, each a policy in an environment, as plain data."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from accord.theory.exact import text_of
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
)
from accord.theory.universes import CoupledMixture, Environment, Policy


def read_coupled(data: Mapping[str, Any], where: str) -> CoupledMixture:
    """Return the mixture of universes that the data state.

    actions, percepts  names
    policies      for each name a table. `laws`: for each state the probability of each
                  action. `after`: for each state, action and percept the number of the
                  next state; left out, the state stays
    environments  for each name a table. `laws`: for each state and action the
                  probability of each percept. `after` as above
    weights       for each policy by name a row: its weight with each environment
    rounds        how many rounds are looked at (default: 1)
    """
    needed = "actions percepts policies environments weights"
    check_keys(data, "kind title rounds", where, needed)
    names = [
        read_names(data[key], f"{where}: {key}") for key in ("actions", "percepts")
    ]

    def machines(key: str, make: Any, depth: int) -> tuple[Any, ...]:
        found = []
        for name, entry in read_table(data[key], f"{where}: {key}").items():
            of = f"{where}: {key}.{name}"
            table = read_table(entry, of)
            check_keys(table, "after", of, "laws")
            laws = _nested(table["laws"], depth, read_number, of)
            after = _nested(table.get("after", ()), 3, _state, of)
            found.append(located(of, partial(make, *names, laws, after, name)))
        return tuple(found)

    policies = machines("policies", Policy, 2)
    environments = machines("environments", Environment, 3)
    titles = tuple(policy.title for policy in policies)
    rows = read_each(data["weights"], titles, f"{where}: weights")
    weights = tuple(
        tuple(read_number(w, f"{where}: weights") for w in read_list(row, where))
        for row in rows
    )
    title = read_text(data.get("title", ""), f"{where}: title")
    rounds = data.get("rounds", 1)
    found: CoupledMixture = located(
        where, lambda: CoupledMixture(policies, environments, weights, rounds, title)
    )
    return found


def _nested(data: Any, depth: int, read: Callable[[Any, str], Any], of: str) -> Any:
    """Return lists of lists as tuples, with what `read` makes of their entries."""
    if not depth:
        return read(data, of)
    return tuple(_nested(part, depth - 1, read, of) for part in read_list(data, of))


def _state(data: Any, of: str) -> Any:
    return read_number(data, f"{of}: after")


def coupled_data(m: CoupledMixture) -> Data:
    """Return a mixture of universes as plain data."""

    def machine(one: Policy | Environment) -> Data:
        return {
            "laws": _written(one.laws),
            "after": [[list(row) for row in rows] for rows in one.after],
        }

    first = m.policies[0]
    titles = [p.title or f"policy {k + 1}" for k, p in enumerate(m.policies)]
    others = [n.title or f"environment {k + 1}" for k, n in enumerate(m.environments)]
    return {
        "kind": "coupled-mixture",
        "title": m.title,
        "actions": list(first.actions),
        "percepts": list(first.percepts),
        "policies": dict(zip(titles, map(machine, m.policies), strict=True)),
        "environments": dict(zip(others, map(machine, m.environments), strict=True)),
        "weights": dict(zip(titles, map(_written, m.weights), strict=True)),
        "rounds": m.rounds,
    }


def _written(value: Any) -> Any:
    return [_written(v) for v in value] if isinstance(value, tuple) else text_of(value)


KIND = Kind(CoupledMixture, read_coupled, coupled_data)
