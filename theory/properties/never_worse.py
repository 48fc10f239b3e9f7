"""Never worse: one way to report is at least as good as another, whatever happens."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import assume, prop
from accord.theory.strategies import OWN, is_type, number_at
from accord.theory.terms import true_profiles


@prop(Mechanism, forall=("agent", "profile"))
def never_worse(
    m: Mechanism, agent: int, profile: Profile, *, than: Any, bid: Any = OWN
) -> bool:
    """To report `bid` is at least as good as to report `than`, whatever others report.

    Both are expressions in the agent's own type v, a number: "v", "v/2", "v - 1", or
    in unknown parameters too. For every agent, every type v of hers and all reports of
    the others; where one of the two is outside her domain nothing is said. This is
    "very weakly dominates" (Shoham and Leyton-Brown 2009, definition 3.4.7). `bid`
    weakly dominates `than` if moreover the two exchanged make it fail: then it is
    better against some reports of the others, for some type.
    """
    own = profile[agent]
    one, two = (number_at(m, agent, text, own) for text in (bid, than))
    assume(is_type(m, agent, one) and is_type(m, agent, two))
    good, other = (m(profile.with_report(agent, report)) for report in (one, two))
    return all(
        m.weakly_prefers(agent, types, good, other)
        for types in true_profiles(m, (agent,), profile)
    )


def because(
    m: Mechanism, agent: int, profile: Profile, *, than: Any, bid: Any = OWN
) -> str:
    """Return the two reports, and what each is worth."""
    told = []
    for text in (bid, than):
        report = number_at(m, agent, text, profile[agent])
        outcome = m(profile.with_report(agent, report))
        gets = m.utility_at(agent, profile, outcome) if m.utility else outcome
        told.append(f"{report} ({text}) gets {gets}")
    return f"{agent_name(agent)}'s type is {profile[agent]}: {' and '.join(told)}."
