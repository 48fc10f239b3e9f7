"""Policies and environments as plain data: a word, a name, or a table of a machine.

"DD(C)"          a word, and in ( ) what repeats
"random"         draws evenly; "tit-for-tat" and "grim" answer a like player
"copy"           an environment that shows each action itself
{title = ..., laws = ..., moves = ...}   a machine: for each state its law or laws,
                 and for each state, action and percept the next state, or -1
"""

from collections.abc import Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import is_exact
from accord.theory.formats.games import Number, payoff_data
from accord.theory.formats.plain import (
    check_keys,
    located,
    read_list,
    read_table,
    read_text,
    wrong,
)
from accord.theory.policies import (
    COPY,
    NAMED,
    Environment,
    Policy,
    copying,
    named_policy,
    plays,
    shows,
)


def read_policy(
    data: Any,
    actions: Sequence[str],
    percepts: Sequence[str],
    where: str,
    number: Number,
) -> Policy:
    """Return the policy that the data state."""
    if isinstance(data, str):
        text = data
        made = named_policy if text in NAMED else plays
        found: Policy = located(where, lambda: made(actions, percepts, text))
        return found
    title, table = _machine(data, where)
    laws = _numbers(table["laws"], 2, f"{where}: laws", number)
    return Policy(laws, _moves(table["moves"], f"{where}: moves"), title)


def read_environment(
    data: Any,
    actions: Sequence[str],
    percepts: Sequence[str],
    where: str,
    number: Number,
) -> Environment:
    """Return the environment that the data state."""
    if isinstance(data, str):
        text = data
        if text == COPY:
            copied: Environment = located(where, lambda: copying(actions, percepts))
            return copied
        found: Environment = located(where, lambda: shows(actions, percepts, text))
        return found
    title, table = _machine(data, where)
    laws = _numbers(table["laws"], 3, f"{where}: laws", number)
    return Environment(laws, _moves(table["moves"], f"{where}: moves"), title)


def _machine(data: Any, where: str) -> tuple[str, Mapping[str, Any]]:
    table = read_table(data, where)
    check_keys(table, "title", where, "laws moves")
    return read_text(table.get("title", ""), f"{where}: title"), table


def _numbers(data: Any, levels: int, where: str, number: Number) -> tuple[Any, ...]:
    listed = read_list(data, where)
    if levels == 1:
        return tuple(number(entry, where) for entry in listed)
    return tuple(_numbers(entry, levels - 1, where, number) for entry in listed)


def _moves(data: Any, where: str) -> tuple[Any, ...]:
    def state(entry: Any, place: str) -> int:
        if type(entry) is not int:
            raise wrong(place, "a state by its number, or -1", entry)
        return entry

    return _numbers(data, 3, where, state)


def policy_data(policy: Policy, actions: Sequence[str], percepts: Sequence[str]) -> Any:
    """Return a policy as plain data: its word or name, if that states it."""
    if _is_given(policy.laws, 2):
        made = named_policy if policy.title in NAMED else plays
        try:
            if made(actions, percepts, policy.title) == policy:
                return policy.title
        except ModelError:  # the title is no word, so the machine is written out
            pass
    return _written(policy)


def environment_data(
    nu: Environment, actions: Sequence[str], percepts: Sequence[str]
) -> Any:
    """Return an environment as plain data: its word or name, if that states it."""
    if _is_given(nu.laws, 3):
        try:
            known = (
                copying(actions, percepts)
                if nu.title == COPY
                else shows(actions, percepts, nu.title)
            )
            if known == nu:
                return nu.title
        except ModelError:  # the title is no word, so the machine is written out
            pass
    return _written(nu)


def _is_given(laws: Any, levels: int) -> bool:
    if levels == 0:
        return is_exact(laws)
    return all(_is_given(entry, levels - 1) for entry in laws)


def _written(machine: Policy | Environment) -> dict[str, Any]:
    def listed(entry: Any) -> Any:
        if isinstance(entry, tuple):
            return [listed(part) for part in entry]
        return payoff_data(entry)

    return {
        **({"title": machine.title} if machine.title else {}),
        "laws": listed(machine.laws),
        "moves": listed(machine.moves),
    }
