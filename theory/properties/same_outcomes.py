"""Same outcomes: two mechanisms agree at every profile."""

from accord.theory.comparisons import Comparison
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Comparison, forall=("profile",))
def same_outcomes(m: Comparison, profile: Profile) -> bool:
    """The two mechanisms have equal outcomes at each profile: decision and payments.

    `--than RULE` names the second. Two ways to write a rule are one mechanism if this
    holds. Where lots are drawn the laws are equal.
    """
    first, second = m(profile)
    return bool(first == second)
