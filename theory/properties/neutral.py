"""Neutral: the names of the alternatives do not matter."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.terms import renamed


@prop(Mechanism, forall=("profile", "renaming"))
def neutral(m: Mechanism, profile: Profile, renaming: tuple[Any, ...]) -> bool:
    """If the alternatives are renamed in all reports, so they are in the outcome.

    `renaming` gives the new name of each alternative, in order. All permutations are
    run, not exchanges of two alone: on a restricted domain (single-peaked orders) an
    exchange may leave it where a reversal does not. A renaming that leaves the domain
    says nothing.
    """
    names = dict(zip(alternatives(m), renaming, strict=True))
    other = renamed(m, names, profile)
    assume(all(own in domain for own, domain in zip(other, m.domains, strict=True)))
    return bool(m(other) == renamed(m, names, m(profile)))


def because(m: Mechanism, profile: Profile, renaming: tuple[Any, ...]) -> str:
    """Return what happens under the renaming."""
    return (
        "if the alternatives are renamed like this in every report, they are not in "
        "the outcome."
    )
