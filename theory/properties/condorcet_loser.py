"""Condorcet loser: an alternative that loses to every other is not chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import candidates
from accord.theory.terms import lead, winners


@prop(Mechanism, forall=("profile", "candidate"))
def condorcet_loser(m: Mechanism, profile: Profile, candidate: Any) -> bool:
    """If a candidate loses to every other in a strict majority, it is never chosen.

    x loses to y if more agents strictly prefer y to x than x to y; there must be
    another candidate. A lottery must not draw it, a chosen set must not contain it.
    """
    others = [x for x in candidates(m) if x != candidate]
    assume(others)
    assume(all(lead(m, profile, x, candidate) > 0 for x in others))
    return all(x != candidate for x in winners(m, profile))


def because(m: Mechanism, profile: Profile, candidate: Any) -> str:
    """Return what is chosen."""
    return "the candidate named above loses to every other in a majority, and can win."
