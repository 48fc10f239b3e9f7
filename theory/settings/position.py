"""Auctions of advertising slots: a type is the value of one click."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    as_agent,
    bind_exact,
    exchange_owners,
    named_or_nobody,
    paid_in_words,
    quasilinear,
    read_domains,
    read_numbers,
    read_outcome,
    read_prior,
    read_ties,
    shorten,
    ties_in_words,
    values_in_words,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Profile


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    rates: str | Sequence[Any] = "2,1",
    values: str | Sequence[Any] = "0..4",
    ties: str | Sequence[int] = "lowest-index",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the auction of slots with the given clicks, best slot first.

    rule    takes the tuple of bids for one click and returns (winner of each slot,
            payments); a slot may stay empty (None). A payment is the total, not the
            price of a click. Its keywords `rates`, `ties` and `prior`, if it has them,
            are given to it
    rates   the clicks of each slot; may be given among the `params` as well
    """
    params = dict(params)
    clicks = read_numbers(params.pop("rates", rates), "click rate")
    agents = positive(agents, "agents")
    order = read_ties(ties, agents)
    domains = read_domains(values, agents)
    law = read_prior(prior, domains)
    offered = {"rates": clicks, "ties": order, "prior": law}
    bound, named = bind_exact(rule, name, params, offered)

    def worth(agent: int, profile: Profile, slots: tuple[int | None, ...]) -> Any:
        won = zip(clicks, slots, strict=True)
        return sum(rate * profile[agent] for rate, winner in won if winner == agent)

    def read(result: Any) -> Outcome:
        shape = "winner of each slot"
        return read_outcome(result, agents, lambda s: _slots(s, agents, clicks), shape)

    takers = (*range(agents), None)
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=read,
        share=lambda agent, outcome: (
            outcome.decision.index(agent) if agent in outcome.decision else None,
            outcome.payments[agent],
        ),
        value=worth,
        decisions=tuple(
            slots
            for slots in itertools.product(takers, repeat=len(clicks))
            if _distinct(slots)
        ),
        name=named,
        scope=f"{agents} bidders, clicks {','.join(map(str, clicks))}, "
        f"values {values_in_words(domains[0])}, {ties_in_words(bound, name, order)}",
        setting="position",
        facts={"exchange": exchange_owners},
    )


def _distinct(slots: tuple[int | None, ...]) -> bool:
    winners = [agent for agent in slots if agent is not None]
    return len(set(winners)) == len(winners)


def _slots(
    decision: Any, agents: int, clicks: tuple[Any, ...]
) -> tuple[int | None, ...]:
    if not isinstance(decision, (tuple, list)) or len(decision) != len(clicks):
        raise ModelError(
            f"expected the winners of {len(clicks)} slots, got `{shorten(decision)}`",
            "return one agent for each slot, best slot first, None for an empty one",
        )
    slots = tuple(None if s is None else as_agent(s, agents) for s in decision)
    for slot, winner in enumerate(slots):
        if winner is None and decision[slot] is not None:
            raise ModelError(
                f"expected slot winners from 0..{agents - 1} or None, "
                f"got `{shorten(decision[slot])}`"
            )
    if not _distinct(slots):
        raise ModelError(f"expected different winners of the slots, got `{slots}`")
    return slots


verb = "bids"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values a click at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    slots = ", ".join(map(named_or_nobody, outcome.decision))
    return [("slots", slots), ("paid by", paid_in_words(outcome))]
