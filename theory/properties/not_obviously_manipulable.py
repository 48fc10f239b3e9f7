"""Not obviously manipulable: no lie is better in the best or in the worst case."""

import itertools
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import prop


@prop(Mechanism, forall=("agent", "own_type", "lie"), loops=("profile",))
def not_obviously_manipulable(
    m: Mechanism, agent: int, own_type: Any, lie: Any
) -> bool:
    """No lie has a better best case or a better worst case than the truth.

    The cases are the reports of the others. For every agent, type and lie: some
    outcome of the truth is at least as good as every outcome of the lie, and some
    outcome of the lie is at most as good as every outcome of the truth. Source:
    Troyan and Morrill 2020, who ask it of the profitable lies; a lie with a better
    best or worst case is profitable somewhere. Private values only: the true types of
    the others must not matter, else ModelError.
    """
    profile, truths, lies = _cases(m, agent, own_type, lie)
    return any(
        all(m.weakly_prefers(agent, profile, x, y) for y in lies) for x in truths
    ) and any(all(m.weakly_prefers(agent, profile, x, y) for x in truths) for y in lies)


def _cases(
    m: Mechanism, agent: int, own_type: Any, lie: Any
) -> tuple[Profile, list[Any], list[Any]]:
    """Return a profile with this own type, and the outcomes of truth and of lie."""
    if m.facts.get("interdependent"):
        raise ModelError(
            f"`{m.name}` has interdependent values, and this property compares "
            "across the others' types",
            "ask for `ex-post-ic`",
        )
    types = [(own_type,) if i == agent else d for i, d in enumerate(m.domains)]
    profiles = [Profile(p) for p in itertools.product(*types)]
    truths: list[Any] = []
    lies: list[Any] = []
    for profile in profiles:
        for seen, outcome in (
            (truths, m(profile)),
            (lies, m(profile.with_report(agent, lie))),
        ):
            if outcome not in seen:
                seen.append(outcome)
    return profiles[0], truths, lies


def because(m: Mechanism, agent: int, own_type: Any, lie: Any) -> str:
    """Return which case of the lie is better."""
    profile, truths, lies = _cases(m, agent, own_type, lie)
    better_best = not any(
        all(m.weakly_prefers(agent, profile, x, y) for y in lies) for x in truths
    )
    case, which = ("luckiest", "best") if better_best else ("unluckiest", "worst")
    return (
        f"{agent_name(agent)} likes the {which} that the lie can give her, in the "
        f"{case} case of the others' reports, better than the {which} of the truth."
    )
