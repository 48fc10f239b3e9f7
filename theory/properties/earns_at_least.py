"""Earns at least: one mechanism never collects less than another."""

from accord.theory.comparisons import Comparison, revenue
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Comparison, forall=("profile",))
def earns_at_least(m: Comparison, profile: Profile) -> bool:
    """The first mechanism's payments add up to at least the second's, at each profile.

    `--than RULE` names the second. Both get the same reports: what bidders would report
    in the one or in the other is no part of it. Where lots are drawn the sums are
    expected ones. Vickrey 1961 asks which of two auctions collects more.
    """
    first, second = m(profile)
    return bool(revenue(first) >= revenue(second))


def because(m: Comparison, profile: Profile) -> str:
    """Return the two sums."""
    first, second = map(revenue, m(profile))
    return f"{m.first.name} collects {first}, {m.second.name} {second}."
