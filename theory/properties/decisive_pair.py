"""Decisive over a pair: as one agent ranks two alternatives, so does society."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name, letter
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import own_order, society


@prop(Mechanism, forall=("profile", "alternative", "second_alternative"))
def decisive_pair(
    m: Mechanism,
    profile: Profile,
    alternative: Any,
    second_alternative: Any,
    *,
    agent: int,
    pair: Any,
) -> bool:
    """If `agent` ranks one of the `pair` strictly above the other, society does.

    Whichever of the two she ranks above the other. For mechanisms whose outcome is an
    order or a relation of the alternatives. Source: Sen 1970 (minimal liberalism: two
    agents each decisive over some pair).
    """
    x, y = alternative, second_alternative
    assume({x, y} == set(pair))
    assume(not weakly_above(own_order(m, agent, profile), y, x))
    return not weakly_above(society(m, profile), y, x)


def because(
    m: Mechanism,
    profile: Profile,
    alternative: Any,
    second_alternative: Any,
    *,
    agent: int,
    pair: Any,
) -> str:
    """Return who is overruled."""
    return (
        f"{agent_name(agent)} ranks the first alternative above the second, society "
        "does not."
    )


def forbids(
    m: Mechanism,
    words: Words,
    profile: Profile,
    alternative: Any,
    second_alternative: Any,
    *,
    agent: int,
    pair: Any,
) -> str:
    """Return who decides."""
    first, second = letter(alternative), letter(second_alternative)
    return f"{words.agent(agent)} decides that {first} is above {second}"
