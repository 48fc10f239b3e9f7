"""Bilateral trade: agent 0 may buy an item from agent 1."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, choose
from accord.theory.payments import (
    bind_exact,
    paid_in_words,
    quasilinear,
    read_domains,
    read_outcome,
    read_prior,
    read_yes_no,
    values_in_words,
)
from accord.theory.priors import Prior
from accord.theory.profiles import Profile
from accord.theory.reals import Reals


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    values: str | Sequence[Any] = "0..4",
    costs: str | Sequence[Any] | None = None,
    prior: Prior | str | None = "uniform",
    strategic: str = "all",
) -> Mechanism:
    """Return the trade of one item between a buyer (agent 0) and a seller (agent 1).

    The buyer's type is her value, the seller's is his cost. Trade is worth the value to
    the one and minus the cost to the other; payments come on top.
    rule    takes (value, cost) and returns (traded: True or False, payments), with a
            negative payment for the seller. Its keyword `prior`, if any, is given to it
    costs   the seller's possible costs; the buyer's values if left out
    prior   uniform if left out, but none where values are real
    strategic   who chooses a report: all, the buyer, or the seller
    """
    who = choose(strategic, tuple(_STRATEGIC), "strategic")
    asked = read_domains(values if costs is None else costs, 2, "cost")
    domains = (read_domains(values, 2)[0], asked[1])
    real = any(isinstance(domain, Reals) for domain in domains)
    law = None if real and prior == "uniform" else read_prior(prior, domains)
    bound, named = bind_exact(rule, name, params, {"prior": law})

    def read(result: Any) -> Outcome:
        return read_outcome(result, 2, read_yes_no, "True to trade, or False")

    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=read,
        share=lambda agent, outcome: (outcome.decision, outcome.payments[agent]),
        value=worth,
        decisions=(False, True),
        name=named,
        scope=f"buyer with values {values_in_words(domains[0])}, "
        f"seller with costs {values_in_words(domains[1])}"
        + ("" if who == "all" else f", only the {who} chooses a report"),
        setting="trade",
        facts={"strategic": _STRATEGIC[who]},
    )


_STRATEGIC = {"all": (0, 1), "buyer": (0,), "seller": (1,)}


def worth(agent: int, profile: Profile, traded: bool) -> Any:
    """Return the worth of trade: value to the buyer, minus the cost to the seller."""
    if not traded:
        return 0
    return profile[0] if agent == 0 else -profile[1]


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    role = "value" if agent == 0 else "cost"
    return f"has the {role} {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    traded = "yes" if outcome.decision else "no"
    return [("trade", traded), ("paid by", paid_in_words(outcome))]
