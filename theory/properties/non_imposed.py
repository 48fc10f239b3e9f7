"""Non-imposed: every alternative is the only one chosen at some profile."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, letter
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import chosen_set


@prop(Mechanism, forall=("alternative",), exists=("witness_profile",))
def non_imposed(m: Mechanism, alternative: Any, witness_profile: Profile) -> bool:
    """For every alternative there is a profile at which it alone is chosen.

    For mechanisms that choose sets of alternatives ("citizens' sovereignty"). Source:
    Duggan and Schwartz 2000.
    """
    return chosen_set(m, witness_profile) == frozenset({alternative})


def because(m: Mechanism, alternative: Any) -> str:
    """Return what is never chosen alone."""
    return "the alternative named above is chosen alone at no profile."


def asks(m: Mechanism, words: Words, alternative: Any) -> str:
    """Return what is chosen alone somewhere."""
    return f"some profile gives {letter(alternative)} alone"
