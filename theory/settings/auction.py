"""Auctions of one item: each bidder's type is her value for it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    as_agent,
    bind_exact,
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
from accord.theory.profiles import Profile
from accord.theory.shares import swapped


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    values: str | Sequence[Any] = "0..4",
    ties: str | Sequence[int] = "lowest-index",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the auction in which `rule` sees the bids and says who wins and who pays.

    rule    takes the tuple of bids and returns (winner or None, payments), the payments
            made by the bidders: a sequence of one number each, or a dict. If it has a
            keyword `ties`, it is given the bidders in the order in which ties favour
            them; `prior` likewise. Where lots are drawn, the winner is a table of the
            bidders' chances, and the payments are what is expected of each
    params  further keyword arguments of the rule, such as {"reserve": "2"}
    The decision is the winner: the item is worth its value to her, nothing to others,
    and a chance of it that part of the value.

    >>> half = mechanism(lambda bids: (None, [0.5, 0]), name="half", agents=2)
    >>> half(Profile((1, 0)))
    Traceback (most recent call last):
    ...
    accord.theory.errors.ModelError: `half` at the profile (1, 0): expected an exact \
payment, got the float `0.5`
      help: write "1/2": a float is not the decimal that it prints
    """
    agents = positive(agents, "agents")
    order = read_ties(ties, agents)
    domains = read_domains(values, agents)
    law = read_prior(prior, domains)
    bound, named = bind_exact(rule, name, params, {"ties": order, "prior": law})

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
        scope=f"{agents} bidders, values {values_in_words(domains[0])}, "
        f"{ties_in_words(bound, name, order)}",
        setting="auction",
        facts={"exchange": exchange},
    )


def chance(agent: int, winner: Any) -> Any:
    """Return the probability with which `agent` wins."""
    return winner[agent] if isinstance(winner, Lottery) else int(winner == agent)


def worth(agent: int, profile: Profile, winner: Any) -> Any:
    """Return what the decision is worth to `agent`: her value times her chance."""
    if isinstance(winner, Lottery):
        return winner[agent] * profile[agent]
    return profile[agent] if winner == agent else 0


def read_winner(decision: Any, agents: int) -> Any:
    """Return the winner that a rule named: a number, None, or a lottery of these."""
    if not isinstance(decision, Mapping):
        return _one_winner(decision, agents)
    law = {_one_winner(who, agents): p for who, p in decision.items()}
    drawn = Lottery(law)
    return drawn if len(drawn) > 1 else next(iter(drawn))


def _one_winner(decision: Any, agents: int) -> int | None:
    winner = None if decision is None else as_agent(decision, agents)
    if winner is None and decision is not None:
        raise ModelError(
            f"expected a winner from 0..{agents - 1} or None, "
            f"got `{shorten(decision)}`",
            "agents are numbered from 0; None leaves the item unsold",
        )
    return winner


def share(agent: int, outcome: Outcome) -> tuple[Any, Any]:
    """Return with which probability `agent` wins, and what she pays."""
    return chance(agent, outcome.decision), outcome.payments[agent]


def exchange(i: int, j: int, outcome: Outcome) -> Outcome:
    """Return the outcome with the places of agents `i` and `j` exchanged."""
    names = {i: j, j: i}
    winner = outcome.decision
    if isinstance(winner, Lottery):
        winner = Lottery({names.get(who, who): p for who, p in winner.items()})
    else:
        winner = names.get(winner, winner)
    return Outcome(winner, swapped(outcome.payments, i, j))


verb = "bids"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values the item at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    winner = winner_in_words(outcome.decision)
    return [("winner", winner), ("paid by", paid_in_words(outcome))]


def winner_in_words(winner: Any) -> str:
    """Return the winner's name, or each name with its chance: `Ann 1/2, Bob 1/2`."""
    if isinstance(winner, Lottery):
        return ", ".join(f"{named_or_nobody(who)} {p}" for who, p in winner.items())
    return named_or_nobody(winner)
