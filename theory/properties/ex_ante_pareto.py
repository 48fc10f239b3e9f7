"""Ex-ante Pareto efficient: no other lottery has better expectations for all."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import public_lottery


@prop(
    Mechanism,
    forall=("profile", "direction"),
    cites="Rockafellar 1969: a vector is a sum of elementary ones of the same signs",
)
def ex_ante_pareto(
    m: Mechanism, profile: Profile, direction: tuple[tuple[Any, Any], ...]
) -> bool:
    """No lottery is better in expectation for some and worse for none.

    Lotteries over the listed outcomes. Stated by directions: whatever probability is
    moved from outcomes that have some to others, not all expected utilities stay or
    rise with one that rises. The elementary directions suffice, and are finitely
    many. For mechanisms with utilities whose outcome is the same for all; else
    ModelError. `sd-pareto` is for orders.
    """
    lottery = public_lottery(m, profile)
    assume(all(lottery[x] > 0 for x, change in direction if change < 0))
    gains = [
        sum(change * m.utility_at(i, profile, x) for x, change in direction)
        for i in m.agents
    ]
    return not (all(gain >= 0 for gain in gains) and any(gain > 0 for gain in gains))


def because(
    m: Mechanism, profile: Profile, direction: tuple[tuple[Any, Any], ...]
) -> str:
    """Return what the direction does."""
    return (
        "moving a little probability as the direction says raises somebody's expected "
        "utility and lowers nobody's."
    )
