"""Worth minus divergence: a true forecast is worth 0 at a vote, and less elsewhere."""

from collections.abc import Sequence
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("profile",))
def worth_minus_divergence(
    m: Mechanism, profile: Profile, *, vote: Sequence[Any]
) -> bool:
    """At truth a plan expects 0 if its law is the vote, and less than 0 otherwise.

    For a scoring of forecasts, where the forecaster's belief is the law of her plan.
    What she expects is then minus a divergence of the law from the vote, whichever: of
    that is asked only that it is 0 for equal laws and larger than 0 for others.
    """
    worth = m.utility_at(0, profile, m(profile))
    if tuple(profile[0]) == tuple(vote):
        return bool(worth == 0)
    return bool(worth < 0)


def because(m: Mechanism, profile: Profile, *, vote: Sequence[Any]) -> str:
    """Return what is expected."""
    worth = m.utility_at(0, profile, m(profile))
    return f"at truth it expects {worth}; the vote is {', '.join(map(str, vote))}."
