"""Classes of universes as plain data."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.formats.games import (
    Number,
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
    read_number,
    read_text,
)
from accord.theory.formats.policy_machines import (
    environment_data,
    policy_data,
    read_environment,
    read_policy,
)
from accord.theory.policy_classes import copies
from accord.theory.universes import Universes


def read_universes(data: Mapping[str, Any], where: str) -> Universes:
    """Return the class of universes that the data state.

    actions       names
    percepts      names
    rewards       for each action by name a list, the reward when a percept answers it
    policies      a list: words such as "DD(C)", names, or tables of machines
    environments  the same
    weights       for each policy a list, its weight with each environment; or a table
                  with `copy`, the weight of the k-th policy meeting the k-th
                  environment, and perhaps `own`, the weights of the policies
    rounds        how many actions are chosen (default: 1)
    discount      what a round counts for against the round before it (default: 1)
    where         if some numbers are expressions in parameters: a list of constraints
                  on these; it may be empty
    """
    needed = "actions percepts rewards policies environments weights"
    check_keys(data, "kind title rounds discount where", where, needed)
    actions = read_names(data["actions"], f"{where}: actions")
    percepts = read_names(data["percepts"], f"{where}: percepts")
    known = read_where(data.get("where"), f"{where}: where")
    number = number_reader(known)
    place = f"{where}: rewards"
    rewards = tuple(
        tuple(number(entry, place) for entry in read_list(row, place))
        for row in read_each(data["rewards"], actions, place)
    )
    place = f"{where}: policies"
    policies = tuple(
        read_policy(entry, actions, percepts, place, number)
        for entry in read_list(data["policies"], place)
    )
    place = f"{where}: environments"
    environments = tuple(
        read_environment(entry, actions, percepts, place, number)
        for entry in read_list(data["environments"], place)
    )
    weights = _weights(
        data["weights"], len(policies), len(environments), f"{where}: weights", number
    )
    made: Universes = located(
        where,
        lambda: Universes(
            actions,
            percepts,
            policies,
            environments,
            weights,
            rewards,
            data.get("rounds", 1),
            read_number(data.get("discount", 1), f"{where}: discount"),
            read_text(data.get("title", ""), f"{where}: title"),
            known,
        ),
    )
    return made


def _weights(
    data: Any, policies: int, environments: int, where: str, number: Number
) -> tuple[tuple[Any, ...], ...]:
    if not isinstance(data, Mapping):
        rows = read_list(data, where)
        return tuple(
            tuple(number(w, where) for w in read_list(row, where)) for row in rows
        )
    check_keys(data, "own", where, "copy")
    if policies != environments:
        raise ModelError(
            f"{where}: expected as many environments as policies, to copy, got "
            f"{policies} and {environments}"
        )
    own = read_own(data.get("own"), policies, where, number)
    prior = dict(located(where, lambda: copies(2, number(data["copy"], where), own)))
    return tuple(
        tuple(prior.get((i, j), 0) for j in range(policies)) for i in range(policies)
    )


def read_own(data: Any, count: int, where: str, number: Number) -> tuple[Any, ...]:
    """Return the weights of so many policies, even where none are given."""
    if not count:
        raise ModelError(f"{where}: expected at least one policy, got none")
    if data is None:
        return (Fraction(1, count),) * count
    own = tuple(number(w, where) for w in read_list(data, where))
    if len(own) != count:
        raise ModelError(
            f"{where}: expected `own` of {count} weights, one for each policy, "
            f"got {len(own)}"
        )
    return own


def universes_data(u: Universes) -> Data:
    """Return a class of universes as plain data."""
    rewards = ([payoff_data(r) for r in row] for row in u.rewards)
    return {
        "kind": "universes",
        "title": u.title,
        **where_data(u.where),
        "actions": list(u.actions),
        "percepts": list(u.percepts),
        "rewards": dict(zip(u.actions, rewards, strict=True)),
        "policies": [policy_data(p, u.actions, u.percepts) for p in u.policies],
        "environments": [
            environment_data(n, u.actions, u.percepts) for n in u.environments
        ],
        "weights": [[payoff_data(w) for w in row] for row in u.weights],
        "rounds": u.rounds,
        "discount": payoff_data(u.discount),
    }


KIND = Kind(Universes, read_universes, universes_data)
