"""Auctions of several equal units: a type is the worth of each further unit."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accord.theory.domains import MAX_TYPES
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    as_agent,
    bind_exact,
    exchange_shares,
    paid_in_words,
    quasilinear,
    read_domains,
    read_outcome,
    read_prior,
    read_ties,
    shorten,
    ties_in_words,
    values_in_words,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Domain, Profile
from accord.theory.reals import Reals


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    units: int = 2,
    demand: int = 1,
    values: str | Sequence[Any] = "0..4",
    ties: str | Sequence[int] = "lowest-index",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the auction of `units` equal units in which `rule` sees the bids.

    rule    takes the tuple of bids and returns (units won by each bidder, payments).
            Its keywords `units`, `ties` and `prior`, if it has them, are given to it
    demand  1: each bidder wants one unit and her type is its value. k > 1: her type is
            the tuple of her k marginal values, which never increase
    units   may be given among the `params` as well
    """
    params = dict(params)
    units = positive(params.pop("units", units), "units")
    agents, demand = positive(agents, "agents"), positive(demand, "demand")
    order = read_ties(ties, agents)
    numbers = read_domains(values, 1)[0]
    domains = read_domains(values, agents, types=lambda v: _types(v, demand))
    law = read_prior(prior, domains)
    offered = {"units": units, "ties": order, "prior": law}
    bound, named = bind_exact(rule, name, params, offered)

    def read(result: Any) -> Outcome:
        shape = "units of each agent"
        return read_outcome(result, agents, lambda q: _units(q, agents, units), shape)

    wants = "one unit each" if demand == 1 else f"up to {demand} units each"
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=read,
        share=lambda agent, outcome: (outcome.decision[agent], outcome.payments[agent]),
        value=worth,
        decisions=tuple(
            q
            for q in itertools.product(range(units + 1), repeat=agents)
            if sum(q) <= units
        ),
        name=named,
        scope=f"{agents} bidders, {units} units, {wants}, "
        f"values {values_in_words(numbers)}, {ties_in_words(bound, name, order)}",
        setting="multi-unit",
        facts={"exchange": exchange_shares},
    )


def _types(numbers: Domain, demand: int) -> Domain:
    if demand == 1:
        return numbers
    if isinstance(numbers, Reals):
        return replace(numbers, size=demand, falling=True)
    count = math.comb(len(numbers) + demand - 1, demand)
    if count > MAX_TYPES:
        raise ScopeError(
            f"{demand} marginal values out of {len(numbers)} make {count:,} types, "
            f"more than the {MAX_TYPES:,} that fit",
            "use a smaller demand or fewer values",
        )
    vectors = itertools.combinations_with_replacement(sorted(numbers), demand)
    return tuple(tuple(reversed(vector)) for vector in vectors)


def marginal_values(report: Any) -> tuple[Any, ...]:
    """Return the marginal values of a report: a number is the value of one unit."""
    return report if isinstance(report, tuple) else (report,)


def worth(agent: int, profile: Profile, quantities: tuple[int, ...]) -> Any:
    """Return the sum of the agent's marginal values of the units that she gets."""
    won: Sequence[Exact] = marginal_values(profile[agent])[: quantities[agent]]
    return sum(won)


def _units(decision: Any, agents: int, units: int) -> tuple[int, ...]:
    if isinstance(decision, Mapping):
        unknown = [a for a in decision if as_agent(a, agents) is None]
        decision = [decision.get(a, 0) for a in range(agents)] if not unknown else None
    if not isinstance(decision, (tuple, list)) or len(decision) != agents:
        raise ModelError(
            f"expected the units won by each of {agents} agents, "
            f"got `{shorten(decision)}`",
            "return one whole number for each agent, 0 for whoever gets nothing",
        )
    quantities = [as_agent(q, units + 1) for q in decision]
    if None in quantities:
        raise ModelError(
            f"expected whole numbers of units from 0 to {units}, "
            f"got `{shorten(tuple(decision))}`"
        )
    won = tuple(q for q in quantities if q is not None)
    if sum(won) > units:
        raise ModelError(f"expected at most {units} units in all, got {sum(won)}")
    return won


verb = "bids"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values units at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    units = ", ".join(map(str, outcome.decision))
    return [("units", units), ("paid by", paid_in_words(outcome))]
