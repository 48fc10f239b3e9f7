"""SD-Pareto efficient: no other lottery stochastically dominates for all."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.preferences import upper_sets
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import own_order, public_lottery


@prop(
    Mechanism,
    forall=("profile", "direction"),
    cites="Rockafellar 1969: a vector is a sum of elementary ones of the same signs",
)
def sd_pareto(
    m: Mechanism, profile: Profile, direction: tuple[tuple[Any, Any], ...]
) -> bool:
    """No lottery over the alternatives dominates for all agents and strictly for one.

    First-order stochastic dominance by each agent's order. Stated by directions:
    whatever probability is moved from alternatives that have some to others, not all
    the sets of alternatives at least as good as a given one keep their probability or
    gain, with one that gains. The elementary directions suffice, and are finitely
    many. For mechanisms with orders whose outcome is the same for all; else
    ModelError. `sd-efficient` is the like for random assignments.
    """
    lottery = public_lottery(m, profile)
    assume(all(lottery[x] > 0 for x, change in direction if change < 0))
    gains = [
        sum(change for x, change in direction if x in upper)
        for i in m.agents
        for upper in upper_sets(own_order(m, i, profile), listed_outcomes(m))
    ]
    return not (all(gain >= 0 for gain in gains) and any(gain > 0 for gain in gains))


def because(
    m: Mechanism, profile: Profile, direction: tuple[tuple[Any, Any], ...]
) -> str:
    """Return what the direction does."""
    return (
        "moving a little probability as the direction says is better for somebody and "
        "worse for nobody, whatever utilities agree with the orders."
    )
