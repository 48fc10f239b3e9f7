"""A point on the line: each agent's type is her peak, and nearer is better."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accord.theory.exact import exact_or_form
from accord.theory.mechanisms import Mechanism
from accord.theory.parameters import NO_PARAMS, choose, positive
from accord.theory.payments import bind_exact, read_domains, values_in_words
from accord.theory.profiles import Profile


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    agents: int = 3,
    values: str | Sequence[Any] = "0..4",
    loss: str = "distance",
) -> Mechanism:
    """Return the mechanism of a rule that chooses a point for all agents.

    rule    takes the tuple of reported peaks and returns a number, which need not be
            one of the `values`
    values  the possible peaks: "0..4", "reals", "0<=reals<=1"
    loss    the utility of a point is minus its "distance" from one's peak, or minus the
            "square" of it: of the single-peaked preferences these are the symmetric
            ones
    """
    agents = positive(agents, "agents")
    domains = read_domains(values, agents, "peak")
    bound, named = bind_exact(rule, name, params, {})
    square = choose(loss, ("distance", "square"), "loss") == "square"
    words = "nearer is better" + ", losses squared" * square
    return Mechanism(
        rule=bound,
        domains=domains,
        utility=minus_square if square else closeness,
        read=lambda point: exact_or_form(point, "point"),
        variable=True,
        name=named,
        scope=f"{agents} agents, peaks {values_in_words(domains[0])}, {words}",
        setting="line",
    )


def closeness(agent: int, profile: Profile, point: Any) -> Any:
    """Return minus the distance of a point from the agent's peak."""
    return -abs(point - profile[agent])


def minus_square(agent: int, profile: Profile, point: Any) -> Any:
    """Return minus the squared distance of a point from the agent's peak."""
    return -(point - profile[agent]) * (point - profile[agent])


verb = "reports"  # how a story says that an agent makes a report


def say_type(agent: int, own_type: Any) -> str:
    """Return the verb phrase of a type, for stories."""
    return f"has the peak {own_type}"


def columns(point: Any) -> list[tuple[str, str]]:
    """Return the cells of an outcome in a story's table, with their headers."""
    return [("point", str(point))]
