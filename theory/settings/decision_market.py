"""A decision market: an expert moves the prices of actions, and one is chosen."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    bind_exact,
    read_domains,
    read_numbers,
    shorten,
    values_in_words,
)
from accord.theory.profiles import Profile
from accord.theory.reals import Reals

MAX_BELIEFS = 100_000


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    actions: int = 2,
    values: str | Sequence[Any] = "{0,1/2,1}",
    prices: Any = "1/2",
) -> Mechanism:
    """Return the mechanism in which an expert tells how likely each action succeeds.

    A type is a tuple of the probabilities of success, one for each action; a report is
    of the same shape: the prices to which she moves the market.
    rule    takes the tuple of reports, which is the one, and returns for each action
            (the probability that it is chosen, what she gets if it succeeds, what if
            it fails). Its keyword `prices`, if it has one, is given the opening prices
    values  the possible probabilities: "{0,1/2,1}", or "0<=reals<=1" for all
    prices  those before she moves: one for all actions, or one for each, "2/5,17/20"
    Her utility is what she gets on average. Source: Othman and Sandholm 2010, Chen and
    Kash 2011.
    """
    count = positive(actions, "actions")
    levels = read_probabilities(values)
    (domain,) = read_domains(values, 1, "probability", lambda read: _rows(read, count))
    start = read_numbers(prices, "price")
    start = start * count if len(start) == 1 else start
    if len(start) != count or not all(0 <= p <= 1 for p in start):
        raise ModelError(
            f"expected a price from 0 to 1 of each of {count} actions, got `{prices}`"
        )
    bound, named = bind_exact(rule, name, params, {"prices": start})
    shown = ", ".join(map(str, start))
    return Mechanism(
        rule=bound,
        domains=(domain,),
        utility=expected,
        read=lambda result: _read(result, count),
        name=named,
        scope=f"1 expert, {counted(count, 'action')}, beliefs in "
        f"{values_in_words(levels)}, opening prices {shown}",
        setting="decision-market",
    )


def read_probabilities(values: str | Sequence[Any]) -> Any:
    """Return the numbers that an option names, or raise unless they are from 0 to 1."""
    (levels,) = read_domains(values, 1, "probability")
    if isinstance(levels, Reals):
        low, high = levels.minimum, levels.maximum
        inside = low is not None and high is not None and low >= 0 and high <= 1
    else:
        inside = all(0 <= p <= 1 for p in levels)
    if not inside:
        raise ModelError(
            f"expected probabilities, from 0 to 1, got `{values}`",
            "`{0,1/4,1/2,3/4,1}`, or `0<=reals<=1` for all",
        )
    return levels


def _rows(levels: Any, count: int) -> Any:
    if isinstance(levels, Reals):
        return replace(levels, size=count)
    if len(levels) ** count > MAX_BELIEFS:
        raise ScopeError(
            f"{len(levels):,} probabilities of {count} actions make more than the "
            f"{MAX_BELIEFS:,} beliefs that are listed",
            "fewer values or actions; or all: --values 0<=reals<=1",
        )
    return tuple(itertools.product(levels, repeat=count))


def expected(agent: int, profile: Profile, outcome: tuple[Any, ...]) -> Any:
    """Return what the expert gets on average under her belief."""
    total: Any = 0
    for belief, (chance, success, failure) in zip(profile[agent], outcome, strict=True):
        total = total + chance * (belief * success + (1 - belief) * failure)
    return total


def _read(result: Any, actions: int) -> tuple[Any, ...]:
    rows = result if isinstance(result, (tuple, list)) else ()
    sizes = [len(row) if isinstance(row, (tuple, list)) else -1 for row in rows]
    if sizes != [3] * actions:
        raise ModelError(
            f"expected for each of {actions} actions its chance and what is paid if it "
            f"succeeds and if it fails, got `{shorten(result)}`"
        )
    read = tuple(tuple(exact_or_form(x, "number") for x in row) for row in rows)
    if not sum(chance for chance, _, _ in read) == 1:
        raise ModelError("expected chances of the actions with the sum 1")
    return read


verb = "names the prices"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: tuple[Any, ...]) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"believes that the actions succeed with {show_report(own_type)}"


def show_report(belief: tuple[Any, ...]) -> str:
    """Return a belief or a report as text."""
    return ", ".join(map(str, belief))


def columns(outcome: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    chances = ", ".join(str(chance) for chance, _, _ in outcome)
    paid = "; ".join(f"{x} or {y}" for chance, x, y in outcome if chance != 0)
    return [("chances of the actions", chances), ("if success or failure", paid)]
