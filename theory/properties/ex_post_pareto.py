"""Ex-post Pareto efficient: whatever the lottery draws, nothing dominates it."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import winners


@prop(Mechanism, forall=("profile", "candidate"))
def ex_post_pareto(m: Mechanism, profile: Profile, candidate: Any) -> bool:
    """No candidate dominates one that the lottery can draw, or that the set contains.

    To dominate is to be better for some agent and worse for none. A sure outcome is a
    lottery of one. For lotteries over outcomes only: a table of assignment
    probabilities has many decompositions and raises ModelError.
    """
    return not any(
        all(m.weakly_prefers(i, profile, candidate, drawn) for i in m.agents)
        and any(m.strictly_prefers(i, profile, candidate, drawn) for i in m.agents)
        for drawn in winners(m, profile)
    )


def because(m: Mechanism, profile: Profile, candidate: Any) -> str:
    """Return what dominates."""
    return (
        "what can win is dominated by the one named above, which is better for some "
        "and worse for nobody."
    )
