"""Draws another: at one profile the lottery is not a given one."""

from collections.abc import Sequence
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.ranges.mechanisms import listed_outcomes
from accord.theory.terms import public_lottery


@prop(Mechanism)
def draws_another(m: Mechanism, *, types: Sequence[int], law: Sequence[Any]) -> bool:
    """At one profile the rule draws another lottery than the one of these numbers.

    `types` are the places of the agents' types in their domains, from 0; `law` has the
    probability of each outcome, as listed. That no rule does so and has some other
    properties says that they force this lottery there.
    """
    return any(drawn != p for drawn, p in zip(_drawn(m, types), law, strict=True))


def _drawn(m: Mechanism, types: Sequence[int]) -> list[Any]:
    pairs = zip(m.domains, types, strict=True)
    lottery = public_lottery(m, Profile(domain[place] for domain, place in pairs))
    return [lottery[x] for x in listed_outcomes(m)]


def because(m: Mechanism, *, types: Sequence[int], law: Sequence[Any]) -> str:
    """Return the lottery."""
    shown = ", ".join(map(str, _drawn(m, types)))
    return f"the probabilities of the outcomes there are {shown}."
