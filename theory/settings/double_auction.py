"""Double auctions: buyers and sellers of one unit each."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.names import agent_name
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    bind_exact,
    few_decisions,
    paid_in_words,
    quasilinear,
    read_domains,
    read_outcome,
    read_prior,
    read_yes_no,
    shorten,
    values_in_words,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Profile


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    buyers: int = 2,
    sellers: int = 2,
    values: str | Sequence[Any] = "0..4",
    costs: str | Sequence[Any] | None = None,
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the market of `buyers` (the first agents) and `sellers` (the rest).

    rule    takes the tuple of values and costs, buyers first, and returns (for each
            agent whether she trades, payments). As many buyers as sellers trade. Its
            keywords `buyers` and `prior`, if it has them, are given to it
    costs   the sellers' possible costs; the buyers' values if left out
    """
    buyers, sellers = positive(buyers, "buyers"), positive(sellers, "sellers")
    agents = buyers + sellers
    asked = read_domains(values if costs is None else costs, agents, "cost")
    domains = read_domains(values, agents)[:buyers] + asked[buyers:]
    law = read_prior(prior, domains)
    bound, named = bind_exact(rule, name, params, {"buyers": buyers, "prior": law})

    def worth(agent: int, profile: Profile, trades: tuple[bool, ...]) -> Any:
        if not trades[agent]:
            return 0
        return profile[agent] if agent < buyers else -profile[agent]

    def read(result: Any) -> Outcome:
        shape = "who trades"
        return read_outcome(result, agents, lambda d: _trades(d, agents, buyers), shape)

    few_decisions(2**agents)
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=read,
        share=lambda agent, outcome: (outcome.decision[agent], outcome.payments[agent]),
        value=worth,
        decisions=tuple(
            trades
            for trades in itertools.product((False, True), repeat=agents)
            if sum(trades[:buyers]) == sum(trades[buyers:])
        ),
        name=named,
        scope=f"{buyers} buyers with values {values_in_words(domains[0])}, "
        f"{sellers} sellers with costs {values_in_words(domains[-1])}",
        setting="double-auction",
    )


def _trades(decision: Any, agents: int, buyers: int) -> tuple[bool, ...]:
    if not isinstance(decision, (tuple, list)) or len(decision) != agents:
        raise ModelError(
            f"expected True or False for each of {agents} agents, "
            f"got `{shorten(decision)}`",
            "say for each agent, buyers first, whether she trades",
        )
    trades = tuple(map(read_yes_no, decision))
    bought, sold = sum(trades[:buyers]), sum(trades[buyers:])
    if bought != sold:
        raise ModelError(
            f"expected as many buyers as sellers to trade, got {bought} and {sold}"
        )
    return trades


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values a unit at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    who = [agent_name(i) for i, yes in enumerate(outcome.decision) if yes]
    traders = ", ".join(who) or "nobody"
    return [("trade", traders), ("paid by", paid_in_words(outcome))]
