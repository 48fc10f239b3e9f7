"""Public projects: build or not; a type is what the project is worth to an agent."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.exact import exact_or_form, is_exact, simplest
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.parameters import NO_PARAMS, positive
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
from accord.theory.shares import swapped


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    cost: Any = 0,
    values: str | Sequence[Any] = "-2..2",
    prior: Prior | str | None = None,
) -> Mechanism:
    """Return the decision whether to build a project, with payments.

    rule    takes the tuple of types and returns (build: True or False, payments). Its
            keywords `cost` and `prior`, if it has them, are given to it
    cost    shared equally if the project is built, on top of the payments: building is
            worth the type less cost/agents to each. With cost 0 types are net values.
            May be given among the `params` as well
    """
    params = dict(params)
    agents = positive(agents, "agents")
    total = exact_or_form(params.pop("cost", cost), "cost")
    share = simplest(Fraction(1, agents) * total)
    domains = read_domains(values, agents)
    law = read_prior(prior, domains)
    bound, named = bind_exact(rule, name, params, {"cost": total, "prior": law})

    def worth(agent: int, profile: Profile, build: bool) -> Any:
        return profile[agent] - share if build else 0

    def read(result: Any) -> Outcome:
        return read_outcome(result, agents, read_yes_no, "True to build, or False")

    words = f"values {values_in_words(domains[0])}"
    net = is_exact(total) and total == 0
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
        scope=f"{agents} agents, "
        + (f"net {words}" if net else f"{words}, cost {total} shared equally"),
        setting="public-project",
        facts={"exchange": exchange},
    )


def exchange(i: int, j: int, outcome: Outcome) -> Outcome:
    """Return the outcome with the payments of agents `i` and `j` exchanged."""
    return Outcome(outcome.decision, swapped(outcome.payments, i, j))


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"values the project at {own_type}"


def columns(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    built = "yes" if outcome.decision else "no"
    return [("built", built), ("paid by", paid_in_words(outcome))]
