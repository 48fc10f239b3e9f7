"""Weakly efficient: nobody is elected of whom none approves, while others are left."""

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import approved, chosen_set, fact


@prop(Mechanism, forall=("profile",))
def weakly_efficient(m: Mechanism, profile: Profile) -> bool:
    """If at least as many alternatives as seats are approved of, only such are elected.

    For committees elected from approval ballots. Source: Peters 2018.
    """
    liked = frozenset[int]().union(*(approved(m, i, profile) for i in m.agents))
    assume(len(liked) >= fact(m, "seats", "counts seats"))
    return chosen_set(m, profile) <= liked


def because(m: Mechanism, profile: Profile) -> str:
    """Return what happens."""
    return "a member is elected of whom nobody approves, and there are enough others."
