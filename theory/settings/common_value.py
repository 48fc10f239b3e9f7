"""Auctions of one item with interdependent values: a type is a signal."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.exact import exact
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    bind_exact,
    paid_in_words,
    quasilinear,
    read_domains,
    read_outcome,
    read_prior,
    read_ties,
    ties_in_words,
    values_in_words,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.settings.auction import (
    chance,
    exchange,
    read_winner,
    share,
    winner_in_words,
)


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 2,
    weight: Any = "1/2",
    values: str | Sequence[Any] = "0..2",
    ties: str | Sequence[int] = "lowest-index",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the auction of an item whose worth depends on everybody's signal.

    The item is worth her own signal plus `weight` times the sum of the others' to the
    bidder who wins it: weight 0 gives private values, weight 1 a pure common value.
    rule    takes the tuple of reported signals and returns (winner or None, payments).
            Its keywords `weight`, `ties` and `prior`, if it has them, are given to it
    weight  may be given among the `params` as well

    What a bidder wants depends on the others' types unless the weight is 0 (the fact
    `interdependent`): truth may be a best reply to truth and not to lies.
    """
    params = dict(params)
    agents = positive(agents, "agents")
    part = exact(params.pop("weight", weight), "weight")
    order = read_ties(ties, agents)
    domains = read_domains(values, agents, "signal")
    law = read_prior(prior, domains)
    offered = {"weight": part, "ties": order, "prior": law}
    bound, named = bind_exact(rule, name, params, offered)

    def worth(agent: int, profile: Profile, winner: Any) -> Any:
        part_of_it = chance(agent, winner)
        if not part_of_it:
            return 0
        return part_of_it * (profile[agent] + part * sum(profile.without(agent)))

    def winner(decision: Any) -> Any:
        return read_winner(decision, agents)

    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=lambda result: read_outcome(result, agents, winner, "winner or None"),
        share=share,
        value=worth,
        decisions=(*range(agents), None),
        name=named,
        scope=f"{agents} bidders, signals {values_in_words(domains[0])}, value own "
        f"signal plus {part} of the others', {ties_in_words(bound, name, order)}",
        setting="common-value",
        facts={"exchange": exchange, "interdependent": part != 0},
    )


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"has the signal {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    winner = winner_in_words(outcome.decision)
    return [("winner", winner), ("paid by", paid_in_words(outcome))]
