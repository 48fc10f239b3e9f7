"""Condorcet winner: an alternative that beats every other is chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import candidates
from accord.theory.terms import lead, winners


@prop(Mechanism, forall=("profile", "candidate"))
def condorcet_winner(m: Mechanism, profile: Profile, candidate: Any) -> bool:
    """If a candidate beats every other in a strict majority, it is chosen for sure.

    x beats y if more agents strictly prefer x to y than y to x. A lone candidate is a
    Condorcet winner. Where sets are chosen, it is chosen alone.
    """
    assume(
        all(lead(m, profile, candidate, x) > 0 for x in candidates(m) if x != candidate)
    )
    return all(x == candidate for x in winners(m, profile))


def because(m: Mechanism, profile: Profile, candidate: Any) -> str:
    """Return what beats the winner."""
    return (
        "the candidate named above beats every other in a majority, and is not chosen"
        + (" alone." if candidate in winners(m, profile) else ".")
    )
