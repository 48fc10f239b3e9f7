"""Deterministic: nothing is left to chance."""

from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism, Outcome
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.ranges.mechanisms import listed_outcomes


@prop(Mechanism, forall=("profile",))
def deterministic(m: Mechanism, profile: Profile) -> bool:
    """Some listed outcome, or decision, has the probability 1.

    Says nothing of a rule that draws no lottery. Among axioms of an open lottery with
    payments it asks for a rule that decides for sure.
    """
    outcome = m(profile)
    with_payments = isinstance(outcome, Outcome)
    law = outcome.decision if with_payments else outcome
    assume(isinstance(law, Lottery))
    listed = m.decisions if with_payments else listed_outcomes(m)
    return any(law[x] >= 1 for x in listed or ())


def because(m: Mechanism, profile: Profile) -> str:
    """Return that something is drawn."""
    return "no outcome has the probability 1."
