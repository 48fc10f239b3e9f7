"""Gender-indifferent: if the sides of a market exchange roles, so do partners."""

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import fact


@prop(Mechanism, forall=("profile",))
def gender_indifferent(m: Mechanism, profile: Profile) -> bool:
    """If each agent takes the preferences of the one in her place across, so it goes.

    Agent i of one side and agent i of the other exchange their preferences, for all i
    at once; then each is matched as the other was, in mirror image. For markets with
    two sides of one size (the fact `sides`). Source: Endriss 2020.
    """
    first, second = fact(m, "sides", "exchanges two sides")
    across = dict(zip((*first, *second), (*second, *first), strict=True))
    mirrored = Profile(profile[across[i]] for i in m.agents)
    partner = m(profile)
    expected = tuple(across.get(partner[across[i]]) for i in m.agents)
    return bool(m(mirrored) == expected)


def because(m: Mechanism, profile: Profile) -> str:
    """Return what changes."""
    return "when the sides exchange their preferences, the matching is not mirrored."
