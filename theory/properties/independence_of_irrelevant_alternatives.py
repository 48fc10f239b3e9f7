"""Independence of irrelevant alternatives: a pair is ranked by its own ranks."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name, letter
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import own_order, society


@prop(
    Mechanism,
    forall=("agent", "profile", "report", "alternative", "second_alternative"),
)
def independence_of_irrelevant_alternatives(
    m: Mechanism,
    agent: int,
    profile: Profile,
    report: Any,
    alternative: Any,
    second_alternative: Any,
) -> bool:
    """How society ranks two alternatives depends on how the agents rank these two.

    For social welfare functions: the outcome is an order of the alternatives, strict
    or weak, which the mechanism states as the fact `alternatives`; else ModelError.
    Said of one agent at a time, which is the same as of two profiles that agree on
    the pair: change the reports one after the other. Source: Arrow 1951.
    """
    x, y = alternative, second_alternative
    other = profile.with_report(agent, report)
    before, after = own_order(m, agent, profile), own_order(m, agent, other)
    assume(weakly_above(before, x, y) == weakly_above(after, x, y))
    assume(weakly_above(before, y, x) == weakly_above(after, y, x))
    first, second = society(m, profile), society(m, other)
    return weakly_above(first, x, y) == weakly_above(second, x, y)


def because(
    m: Mechanism,
    agent: int,
    profile: Profile,
    report: Any,
    alternative: Any,
    second_alternative: Any,
) -> str:
    """Return whose report changed."""
    return (
        f"{agent_name(agent)} ranks the two alternatives named above alike in both "
        "reports, and society does not."
    )


def forbids(
    m: Mechanism,
    words: Words,
    agent: int,
    profile: Profile,
    report: Any,
    alternative: Any,
    second_alternative: Any,
) -> str:
    """Return which pair is ranked alike, and where."""
    first, other = words.at(profile), words.at(profile.with_report(agent, report))
    pair = f"{letter(alternative)} and {letter(second_alternative)}"
    return f"{pair} are ranked alike at {first} and {other}"
