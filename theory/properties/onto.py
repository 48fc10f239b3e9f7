"""Onto: every outcome can be chosen."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words
from accord.theory.profiles import Profile
from accord.theory.properties import prop
from accord.theory.terms import support


@prop(Mechanism, forall=("outcome",), exists=("witness_profile",))
def onto(m: Mechanism, outcome: Any, witness_profile: Profile) -> bool:
    """For every listed outcome there is a profile at which it is chosen.

    By a lottery: chosen for sure.
    """
    return all(chosen == outcome for chosen in support(m, witness_profile))


def because(m: Mechanism, outcome: Any) -> str:
    """Return what is never chosen."""
    return "the outcome named above is chosen for sure at no profile."


def asks(m: Mechanism, words: Words, outcome: Any) -> str:
    """Return what is chosen somewhere."""
    return f"some profile gives {words.outcome(outcome)}"
