"""Weak Pareto for social welfare functions: what all rank higher, society does."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, letter
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import own_order, society


@prop(Mechanism, forall=("profile", "alternative", "second_alternative"))
def weakly_paretian(
    m: Mechanism, profile: Profile, alternative: Any, second_alternative: Any
) -> bool:
    """If every agent ranks x strictly above y, society ranks x strictly above y.

    For social welfare functions: the outcome is an order. Source: Arrow 1951.
    """
    x, y = alternative, second_alternative
    assume(all(not weakly_above(own_order(m, i, profile), y, x) for i in m.agents))
    return not weakly_above(society(m, profile), y, x)


def because(
    m: Mechanism, profile: Profile, alternative: Any, second_alternative: Any
) -> str:
    """Return what everybody agrees on."""
    return "everybody ranks the first alternative above the second, society does not."


def forbids(
    m: Mechanism,
    words: Words,
    profile: Profile,
    alternative: Any,
    second_alternative: Any,
) -> str:
    """Return what everybody agrees on."""
    return f"all rank {letter(alternative)} above {letter(second_alternative)}"
