"""Stable: no two sides of the market would rather have each other."""

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import fact


@prop(Mechanism, forall=("profile",))
def stable(m: Mechanism, profile: Profile) -> bool:
    """No pair of the two sides blocks the matching, at any profile.

    A pair blocks if both prefer each other to what they have. In school choice: a
    student prefers a school which has an empty seat, or holds a student of lower
    priority (justified envy). The setting says which pairs block
    (`blocking_pairs`); ModelError where it has no two sides. Source: Gale and Shapley
    1962; Abdulkadiroglu and Sonmez 2003.
    """
    return not fact(m, "blocking_pairs", "asks who blocks")(profile, m(profile))


def because(m: Mechanism, profile: Profile) -> str:
    """Return a pair that blocks."""
    pairs = fact(m, "blocking_pairs", "asks who blocks")(profile, m(profile))
    names = m.facts.get("names")
    first, second = pairs[0]
    if m.setting == "school-choice":
        return f"student {first} prefers school {second}, which could take her."
    one, two = (str(names[i]) if names else agent_name(i) for i in (first, second))
    return f"{one} and {two} would rather have each other than their partners."


def forbids(m: Mechanism, words: Words, profile: Profile) -> str:
    """Return a pair that blocks."""
    first, second = fact(m, "blocking_pairs", "asks who blocks")(profile, m(profile))[0]
    if m.setting == "school-choice":
        return f"student {first} and school {second} block at {words.at(profile)}"
    pair = f"{words.agent(first)} and {words.agent(second)}"
    return f"{pair} block at {words.at(profile)}"
