"""Words that several definitions have in common, of what an instance rules out."""

from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words
from accord.theory.profiles import Profile


def lie_would_pay(
    m: Mechanism, words: Words, agent: int, profile: Profile, report: Any
) -> str:
    """Return which lie would pay, and what it would get."""
    who, lie = words.agent(agent), profile.with_report(agent, report)
    gets = words.outcome(m(lie))
    at, as_at = words.at(profile), words.at(lie)
    return f"{who} at {at} would report as at {as_at} to get {gets}"
