"""Pays out stakes: what the experts get adds up to what they staked."""

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("profile",))
def pays_out_stakes(m: Mechanism, profile: Profile) -> bool:
    """In every outcome the payments of all experts add up to their stakes.

    The stakes are the confidences that the setting states: the mechanism needs no money
    from outside and keeps none. Source: Lambert et al. 2008 ("budget balance").
    """
    if "confidences" not in m.facts:
        raise ModelError(
            f"`{m.name}` states no stakes, and this property adds them up",
            "a mechanism of the setting `experts` that reports beliefs states them",
        )
    stakes = sum(m.facts["confidences"])
    paid = m(profile)
    return all(bool(sum(row[w] for row in paid) == stakes) for w in range(2))


def because(m: Mechanism, profile: Profile) -> str:
    """Return the sums."""
    happens, not_so = (sum(row[w] for row in m(profile)) for w in range(2))
    stakes = sum(m.facts["confidences"])
    return (
        f"together they get {happens} if the event comes about and {not_so} if not; "
        f"they staked {stakes}."
    )
