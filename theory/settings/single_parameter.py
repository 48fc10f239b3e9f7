"""Single-parameter settings: a type is the worth of one unit of what an agent gets."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import (
    bind_exact,
    exchange_shares,
    paid_in_words,
    quasilinear,
    read_domains,
    read_outcome,
    read_prior,
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
    agents: int = 1,
    values: str | Sequence[Any] = "0..4",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the mechanism of a rule that gives each agent a level of something.

    rule    takes the tuple of reports and returns (levels, payments), one exact number
            each for every agent. Its keyword `prior`, if any, is given to it
    A level is a quantity, a quality, or the probability of winning: it is worth the
    type times the level. Which levels are feasible together is the rule's own matter.
    """
    agents = positive(agents, "agents")
    domains = read_domains(values, agents)
    law = read_prior(prior, domains)
    bound, named = bind_exact(rule, name, params, {"prior": law})

    def levels(decision: Any) -> tuple[Any, ...]:
        if not isinstance(decision, (tuple, list)) or len(decision) != agents:
            raise ModelError(
                f"expected a level for each of {agents} agents, "
                f"got `{shorten(decision)}`",
                "return (levels, payments), a number of each for every agent",
            )
        return tuple(exact_or_form(level, "level") for level in decision)

    return Mechanism(
        rule=bound,
        domains=domains,
        utility=quasilinear(worth),
        prior=law,
        read=lambda result: read_outcome(result, agents, levels, "levels"),
        share=lambda agent, outcome: (outcome.decision[agent], outcome.payments[agent]),
        value=worth,
        name=named,
        scope=f"{agents} agent{'s' * (agents > 1)}, values "
        f"{values_in_words(domains[0])}",
        setting="single-parameter",
        facts={"exchange": exchange_shares},
    )


def worth(agent: int, profile: Profile, levels: tuple[Any, ...]) -> Any:
    """Return the type of the agent times her level."""
    return profile[agent] * levels[agent]


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values a level of 1 at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    levels = ", ".join(map(str, outcome.decision))
    return [("levels", levels), ("paid by", paid_in_words(outcome))]
