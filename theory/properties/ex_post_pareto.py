"""Ex-post Pareto efficient: whatever the lottery draws, nothing dominates it."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import support


@prop(Mechanism, forall=("profile", "outcome"))
def ex_post_pareto(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """No listed outcome dominates an outcome that the lottery can draw.

    To dominate is to be better for some agent and worse for none. A sure outcome is a
    lottery of one. For lotteries over outcomes only: a table of assignment
    probabilities has many decompositions and raises ModelError.
    """
    return not any(
        all(m.weakly_prefers(i, profile, outcome, drawn) for i in m.agents)
        and any(m.strictly_prefers(i, profile, outcome, drawn) for i in m.agents)
        for drawn in support(m, profile)
    )


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return what dominates."""
    return (
        "the lottery can draw an outcome that the one named above dominates: it is "
        "better for some and worse for nobody."
    )
