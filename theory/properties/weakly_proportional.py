"""Weakly proportional: a party with one member and votes for a seat gets it."""

import itertools
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, letter
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import approved, chosen_set, fact


@prop(Mechanism, forall=("profile", "alternative"))
def weakly_proportional(m: Mechanism, profile: Profile, alternative: Any) -> bool:
    """At a profile of parties, who is alone on n/k of the n ballots is elected.

    A profile of parties: any two ballots are equal or disjoint; k is the number of
    seats (the fact `seats`). Source: Peters 2018 ("proportionality").
    """
    ballots = [approved(m, i, profile) for i in m.agents]
    assume(all(a == b or not a & b for a, b in itertools.combinations(ballots, 2)))
    seats = fact(m, "seats", "counts votes for a seat")
    assume(ballots.count(frozenset({alternative})) * seats >= len(ballots))
    return alternative in chosen_set(m, profile)


def because(m: Mechanism, profile: Profile, alternative: Any) -> str:
    """Return who lacks a seat."""
    return "the alternative is alone on enough ballots for a seat, and has none."


def forbids(m: Mechanism, words: Words, profile: Profile, alternative: Any) -> str:
    """Return who is owed a seat."""
    return f"{letter(alternative)} is owed a seat at {words.at(profile)}"
