"""What a person's own `Mechanism` record must be before anything is said of it."""

import dataclasses
import itertools
from collections.abc import Callable
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.hidden import Hidden, HiddenRead
from accord.theory.lotteries import Lottery
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile

_PROBES = 200


def checked(m: Mechanism) -> Mechanism:
    """Return the record, told whether its values are interdependent.

    Raises ModelError for a type that occurs twice (also as 1 and True), and for a prior
    on types that no agent has. Whether utilities read the others' types is found out on
    some profiles, unless the fact `interdependent` says so.
    """
    for agent, domain in enumerate(_listed_types(m)):
        if len(set(domain)) != len(domain):
            raise ModelError(
                f"`{m.name}` lists a type of agent {agent} twice: {domain!r:.80}",
                "each type once; 1 and True, or 1 and Fraction(1), are one",
            )
    if (
        m.outcomes is not None
        and m.read is Mechanism.__dataclass_fields__["read"].default
    ):
        m = dataclasses.replace(m, read=_listed(m))
    known = [frozenset(domain) for domain in _listed_types(m)]
    for profile in m.prior.law if m.prior is not None else ():
        if len(profile) != len(known) or any(
            own not in types for own, types in zip(profile, known, strict=True)
        ):
            raise ModelError(
                f"the prior has the profile {tuple(profile)!r}, outside the domain"
            )
    if "interdependent" in m.facts or m.setting or m.size == 0:
        return m
    likes = m.utility is not None or m.prefers is not None
    facts = {**m.facts, "interdependent": likes and _reads_others(m)}
    return dataclasses.replace(m, facts=facts)


def _listed_types(m: Mechanism) -> list[tuple[Any, ...]]:
    """Return the types of each agent; of real ones, a few."""
    domains: list[Any] = list(m.domains)
    return [d.grid(2) if hasattr(d, "grid") else d for d in domains]


def _listed(m: Mechanism) -> Callable[[Any], Any]:
    """Return the reader that also refuses an outcome that the record does not list."""
    listed, plain = frozenset(m.outcomes or ()), m.read

    def read(outcome: Any) -> Any:
        outcome = plain(outcome)
        for one in outcome if isinstance(outcome, Lottery) else (outcome,):
            if one not in listed:
                raise ModelError(
                    f"expected one of the outcomes {m.outcomes!r:.80}, "
                    f"got `{one!r:.40}`",
                    "list it among `outcomes`; a lottery is a Lottery",
                )
        return outcome

    return read


def _reads_others(m: Mechanism) -> bool:
    types = _listed_types(m)
    profiles = itertools.islice(itertools.product(*types), _PROBES)
    outcomes: list[Any] = []
    for profile in map(Profile, profiles):
        outcome = m(profile)
        if outcome not in outcomes:
            outcomes.append(outcome)
    seen: list[str] = []
    for agent, domain in enumerate(types):
        for own in domain[:_PROBES]:
            masked = Profile(own if i == agent else Hidden(seen) for i in m.agents)
            for outcome in outcomes[:_PROBES]:
                try:
                    m.weakly_prefers(agent, masked, outcome, outcome)
                except HiddenRead:
                    return True
    return bool(seen)
