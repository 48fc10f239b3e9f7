"""Reinforcement: what two electorates choose, they choose together."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import among


@prop(Mechanism, forall=("profile", "part"))
def reinforcement(m: Mechanism, profile: Profile, part: tuple[int, ...]) -> bool:
    """If two parts of the electorate choose the same separately, they do so together.

    For rules of a variable electorate (else ModelError) that choose one outcome; the
    union is the full electorate of this scope. Source: Young 1974 ("consistency").
    """
    apart = among(m, profile, part)
    assume(apart == among(m, profile, (i for i in m.agents if i not in part)))
    return bool(m(profile) == apart)


def because(m: Mechanism, profile: Profile, part: tuple[int, ...]) -> str:
    """Return who agrees with whom."""
    names = " and ".join(map(agent_name, part))
    verb = "chooses" if len(part) == 1 else "choose"
    return (
        f"{names} alone {verb} what the others alone choose, and all together do not."
    )
