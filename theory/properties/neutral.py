"""Neutral: the names of the alternatives do not matter."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.terms import renamed


@prop(Mechanism, forall=("profile", "alternative", "second_alternative"))
def neutral(
    m: Mechanism, profile: Profile, alternative: Any, second_alternative: Any
) -> bool:
    """If two alternatives exchange places in all reports, they do so in the outcome.

    Exchanges of two generate all permutations where the domain is closed under them
    (strict, weak and approval ballots). On another domain (single-peaked orders) this
    speaks of the exchanges that stay in it alone: less than every renaming that does.
    """
    names = {x: x for x in alternatives(m)}
    names[alternative], names[second_alternative] = second_alternative, alternative
    other = renamed(m, names, profile)
    assume(all(own in domain for own, domain in zip(other, m.domains, strict=True)))
    return bool(m(other) == renamed(m, names, m(profile)))


def because(
    m: Mechanism,
    profile: Profile,
    alternative: Any,
    second_alternative: Any,
) -> str:
    """Return what happens when the two exchange places."""
    return (
        "if the two alternatives exchange places in every report, they do not "
        "exchange places in the outcome."
    )
