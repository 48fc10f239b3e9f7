"""Generative models as plain data."""

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
    read_text,
)
from accord.theory.generative_models import GenerativeModel, Row


def read_generative(data: Mapping[str, Any], where: str) -> GenerativeModel:
    """Return the generative model that the data state.

    states        names
    outcomes      names
    actions       names
    likelihood    A, for each outcome by name a list: its probability in each state
    transitions   B, for each action by name a list of rows: for each next state its
                  probability in each state
    preferences   for each outcome by name a weight, of which its share is Pt
    prior         the probability of each state, a list
    policies      lists of actions by name, all of one length
    where         if some numbers are expressions in parameters, such as "1 - a": a list
                  of constraints on these, such as "a > 1/2"; it may be empty
    """
    needed = "states outcomes actions likelihood transitions preferences prior policies"
    check_keys(data, "kind title where", where, needed)
    states, outcomes, actions = (
        read_names(data[key], f"{where}: {key}")
        for key in ("states", "outcomes", "actions")
    )
    known = read_where(data.get("where"), f"{where}: where")
    number = number_reader(known)

    def row(entries: Any, of: str) -> Row:
        listed = read_list(entries, of)
        if len(listed) != len(states):
            raise ModelError(
                f"{of}: expected {len(states)} numbers, one for each state, "
                f"got {len(listed)}"
            )
        return tuple(number(entry, of) for entry in listed)

    def table(entries: Any, of: str) -> list[Row]:
        listed = read_list(entries, of)
        if len(listed) != len(states):
            raise ModelError(
                f"{of}: expected {len(states)} rows, one for each next state, "
                f"got {len(listed)}"
            )
        return [row(one, of) for one in listed]

    def by_name(key: str, names: tuple[str, ...]) -> list[tuple[Any, str]]:
        place = f"{where}: {key}"
        entries = read_each(data[key], names, place)
        return [(e, f"{place}.{n}") for e, n in zip(entries, names, strict=True)]

    moves = [table(*entry) for entry in by_name("transitions", actions)]
    place = f"{where}: policies"
    policies = tuple(
        tuple(read_text(u, place) for u in read_list(policy, place))
        for policy in read_list(data["policies"], place)
    )
    made: GenerativeModel = located(
        where,
        lambda: GenerativeModel(
            states,
            outcomes,
            actions,
            tuple(row(*entry) for entry in by_name("likelihood", outcomes)),
            tuple(
                tuple(tuple(b[after][now] for b in moves) for now in range(len(states)))
                for after in range(len(states))
            ),
            tuple(number(*entry) for entry in by_name("preferences", outcomes)),
            row(data["prior"], f"{where}: prior"),
            policies,  # type: ignore[arg-type]  # the model reads names
            read_text(data.get("title", ""), f"{where}: title"),
            known,
        ),
    )
    return made


def generative_data(m: GenerativeModel) -> Data:
    """Return a generative model as plain data."""
    likelihood = ([payoff_data(x) for x in row] for row in m.likelihood)
    moves = {
        action: [[payoff_data(row[u]) for row in table] for table in m.transitions]
        for u, action in enumerate(m.actions)
    }
    weights = map(payoff_data, m.preferences)
    return {
        "kind": "generative-model",
        "title": m.title,
        **where_data(m.where),
        "states": list(m.states),
        "outcomes": list(m.outcomes),
        "actions": list(m.actions),
        "likelihood": dict(zip(m.outcomes, likelihood, strict=True)),
        "transitions": moves,
        "preferences": dict(zip(m.outcomes, weights, strict=True)),
        "prior": [payoff_data(x) for x in m.prior],
        "policies": [[m.actions[u] for u in policy] for policy in m.policies],
    }


KIND = Kind(GenerativeModel, read_generative, generative_data)
