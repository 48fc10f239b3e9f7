"""Exactly balanced: the payments add up to zero."""

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import payments


@prop(Mechanism, forall=("profile",))
def exactly_balanced(m: Mechanism, profile: Profile) -> bool:
    """The payments add up to zero at every profile: no money comes or goes."""
    return bool(sum(payments(m, profile)) == 0)


def because(m: Mechanism, profile: Profile) -> str:
    """Return the sum."""
    total = sum(payments(m, profile))
    word = "leaves the agents" if total > 0 else "comes from outside"
    return f"the payments add up to {total}: {abs(total)} {word}."
