"""Proposer-optimal: nobody of the first side does better in any stable matching."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.terms import fact


@prop(Mechanism, forall=("profile", "outcome"))
def proposer_optimal(m: Mechanism, profile: Profile, outcome: Any) -> bool:
    """Every agent of the first side likes the outcome at least as every stable one.

    The first side are the proposers of a market, or the students of school choice; an
    outcome is stable if no pair blocks it at this profile. Whether the chosen outcome
    is itself stable is what `stable` asks. ModelError where there are no two sides.
    Source: Gale and Shapley 1962.
    """
    assume(not fact(m, "blocking_pairs", "asks who blocks")(profile, outcome))
    chosen = m(profile)
    first = fact(m, "sides", "asks who proposes")[0]
    return all(m.weakly_prefers(i, profile, chosen, outcome) for i in first)


def because(m: Mechanism, profile: Profile, outcome: Any) -> str:
    """Return who does better."""
    chosen = m(profile)
    first = m.facts["sides"][0]
    gain = [i for i in first if m.strictly_prefers(i, profile, outcome, chosen)]
    verb = "does" if len(gain) == 1 else "do"
    names = " and ".join(map(agent_name, gain))
    return f"{names} {verb} better in the outcome named above, which is stable."
