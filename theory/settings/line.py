"""A point on the line: each agent's type is her peak, and nearer is better."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, positive
from accord.theory.payments import bind_exact, read_domains, values_in_words
from accord.theory.profiles import Profile


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    values: str | Sequence[Any] = "0..4",
) -> Mechanism:
    """Return the mechanism of a rule that chooses a point for all agents.

    rule    takes the tuple of reported peaks and returns a number, which need not be
            one of the `values`
    values  the possible peaks: "0..4", "reals", "0<=reals<=1"
    The utility of a point is minus its distance from one's peak: of the single-peaked
    preferences these are the symmetric ones.
    """
    agents = positive(agents, "agents")
    domains = read_domains(values, agents, "peak")
    bound, named = bind_exact(rule, name, params, {})
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=closeness,
        read=lambda point: exact_or_form(point, "point"),
        variable=True,
        name=named,
        scope=f"{agents} agents, peaks {values_in_words(domains[0])}, nearer is better",
        setting="line",
    )


def closeness(agent: int, profile: Profile, point: Any) -> Any:
    """Return minus the distance of a point from the agent's peak."""
    return -abs(point - profile[agent])


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"has the peak {own_type}"


def columns(point: Any) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    return [("point", str(point))]
