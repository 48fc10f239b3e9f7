"""No deficit: the mechanism never needs money from outside."""

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import payments


@prop(Mechanism, forall=("profile",))
def no_deficit(m: Mechanism, profile: Profile) -> bool:
    """The payments of the agents add up to at least zero at every profile."""
    return bool(sum(payments(m, profile)) >= 0)


def because(m: Mechanism, profile: Profile) -> str:
    """Return the deficit."""
    missing = -sum(payments(m, profile))
    return f"the agents together receive {missing} more than they pay."
