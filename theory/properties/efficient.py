"""Efficient: the decision is worth most to all agents together."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import decision_at, welfare


@prop(Mechanism, forall=("profile", "decision"))
def efficient(m: Mechanism, profile: Profile, decision: Any) -> bool:
    """No feasible decision is worth more to all agents together than the one taken.

    sum_i v_i(d(t), t) >= sum_i v_i(d, t) for every profile t and feasible d, before
    payments: allocative efficiency. Raises ModelError unless the mechanism lists its
    decisions and says what they are worth.
    """
    chosen = welfare(m, profile, decision_at(m, profile))
    return bool(chosen >= welfare(m, profile, decision))


def because(m: Mechanism, profile: Profile, decision: Any) -> str:
    """Return the two sums."""
    chosen = welfare(m, profile, decision_at(m, profile))
    better = welfare(m, profile, decision)
    return (
        f"the decision taken is worth {chosen} in total, "
        f"another would be worth {better}."
    )
