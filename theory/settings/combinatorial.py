"""Combinatorial auctions: a type is the value of each bundle of items."""

import functools
import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accord.theory.domains import MAX_TYPES
from accord.theory.errors import ModelError, ScopeError
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.names import letter
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    as_agent,
    bind_exact,
    exchange_owners,
    few_decisions,
    named_or_nobody,
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
    agents: int = 2,
    items: int = 2,
    values: str | Sequence[Any] = "0..2",
    ties: str | Sequence[int] = "lowest-index",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the auction of several items whose bundles are bid for.

    A type is a tuple of numbers, one for each non-empty bundle in the order of
    `bundles`: {a}, {b}, {a,b} for two items. Any numbers are allowed: a bundle may be
    worth less than its parts (substitutes), more (complements), or less than one item.
    rule    takes the tuple of types and returns (owner of each item or None, payments).
            Its keywords `items`, `ties` and `prior`, if it has them, are given to it
    """
    agents, items = positive(agents, "agents"), positive(items, "items")
    order = read_ties(ties, agents)
    numbers = read_domains(values, 1)[0]
    domains = read_domains(values, agents, types=lambda v: _types(v, items))
    law = read_prior(prior, domains)
    offered = {"items": items, "ties": order, "prior": law}
    bound, named = bind_exact(rule, name, params, offered)

    def read(result: Any) -> Outcome:
        shape = "owner of each item"
        return read_outcome(result, agents, lambda d: _owners(d, agents, items), shape)

    shown = ",".join(map(letter, range(items)))
    few_decisions((agents + 1) ** items)
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=read,
        share=lambda agent, outcome: (
            bundle_of(agent, outcome.decision),
            outcome.payments[agent],
        ),
        value=worth,
        decisions=tuple(itertools.product((*range(agents), None), repeat=items)),
        name=named,
        scope=f"{agents} bidders, items {shown}, values {values_in_words(numbers)} "
        f"for each bundle, {ties_in_words(bound, name, order)}",
        setting="combinatorial",
        facts={"exchange": exchange_owners},
    )


def _types(numbers: Domain, items: int) -> Domain:
    """Return the tuples of values, one for each non-empty bundle of the items."""
    count = len(numbers) ** (2**items - 1) if items < 10 else MAX_TYPES + 1
    if count > MAX_TYPES:
        raise ScopeError(
            f"{len(numbers)} values for every bundle of {items} items are more than "
            f"the {MAX_TYPES:,} types that fit",
            "use 2 items, or fewer values",
        )
    if isinstance(numbers, Reals):
        return replace(numbers, size=2**items - 1)
    return tuple(itertools.product(numbers, repeat=2**items - 1))


@functools.cache
def bundles(items: int) -> tuple[tuple[int, ...], ...]:
    """Return the non-empty bundles of items 0..items-1, in the order of a type.

    >>> bundles(2)
    ((0,), (1,), (0, 1))
    """
    sizes = range(1, items + 1)
    return tuple(b for k in sizes for b in itertools.combinations(range(items), k))


def bundle_of(agent: int, owners: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return the items that `agent` owns."""
    return tuple(item for item, owner in enumerate(owners) if owner == agent)


def bundle_value(report: tuple[Any, ...], bundle: tuple[int, ...], items: int) -> Any:
    """Return what a type says that a bundle is worth; the empty one is worth 0."""
    return report[bundles(items).index(bundle)] if bundle else 0


def worth(agent: int, profile: Profile, owners: tuple[int | None, ...]) -> Any:
    """Return what the bundle that `agent` gets is worth to her."""
    return bundle_value(profile[agent], bundle_of(agent, owners), len(owners))


def _owners(decision: Any, agents: int, items: int) -> tuple[int | None, ...]:
    if not isinstance(decision, (tuple, list)) or len(decision) != items:
        raise ModelError(
            f"expected the owners of {items} items, got `{shorten(decision)}`",
            "return one agent for each item, None for an item that nobody gets",
        )
    owners = tuple(None if o is None else as_agent(o, agents) for o in decision)
    for item, owner in enumerate(owners):
        if owner is None and decision[item] is not None:
            raise ModelError(
                f"expected owners from 0..{agents - 1} or None, "
                f"got `{shorten(decision[item])}`"
            )
    return owners


verb = "bids"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values bundles at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    owners = ", ".join(map(named_or_nobody, outcome.decision))
    return [("owners", owners), ("paid by", paid_in_words(outcome))]
