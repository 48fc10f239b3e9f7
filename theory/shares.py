"""Shares: what each agent gets, read from the shapes in which rules return it."""

import operator
from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import Exact, exact


def listed(result: Any, agents: int, kind: str) -> tuple[Any, ...]:
    """Return what each agent gets, from a sequence or a dict from agent to share.

    Raises ModelError unless there is exactly one entry for each of the agents.
    """
    if isinstance(result, Mapping):
        unknown = [
            key for key in result if type(key) is not int or not 0 <= key < agents
        ]
        missing = [agent for agent in range(agents) if agent not in result]
        if unknown or missing:
            said = f"names `{unknown[0]!r}`" if unknown else f"leaves out {missing[0]}"
            raise ModelError(
                f"the outcome {said}, expected one entry for each {kind} "
                f"0..{agents - 1}",
                f"return a dict from {kind} to share, or one share for each in turn",
            )
        return tuple(result[agent] for agent in range(agents))
    if isinstance(result, (tuple, list)) and len(result) == agents:
        return tuple(result)
    raise ModelError(
        f"expected one entry for each {kind} 0..{agents - 1}, got `{str(result)[:60]}`",
        f"return a dict from {kind} to share, or one share for each in turn",
    )


def whole(value: Any) -> Any:
    """Return an int for anything that counts (a numpy integer); else `value` itself.

    A bool is no number of an agent or object, and stays what it is.
    """
    try:
        return value if isinstance(value, bool) else operator.index(value)
    except TypeError:
        return value


def swapped(items: tuple[Any, ...], i: int, j: int) -> tuple[Any, ...]:
    """Return a tuple with the entries of two places exchanged."""
    changed = list(items)
    changed[i], changed[j] = changed[j], changed[i]
    return tuple(changed)


def exchange(i: int, j: int, outcome: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the outcome in which agents `i` and `j` have each other's shares."""
    return swapped(outcome, i, j)


def quantity(value: Any, what: str) -> Exact:
    """Return `value` as an exact number of at least 0, or raise ModelError."""
    number = exact(value, what)
    if number < 0:
        raise ModelError(f"expected a {what} of at least 0, got {number}")
    return number
