"""The smallest counterexample, in a stated order, and the parts that do not matter.

The order: fewest agents deviating, then the simplest types (the sum of their places:
numbers by absolute value, others as the domain lists them), then the nearest lie,
then the first in the order of the ranges.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from accord.theory.domains import distance, places
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges import instances, values_of
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import Found

ORDER = "fewest deviators, simplest types, nearest lie"


def minimize(statement: Statement, found: Found) -> tuple[Any, ...]:
    """Return the least failing instance.

    It is the least of all where the search kept that one; otherwise the least that
    single changes reach from the first one found (a local minimum).
    """
    if not isinstance(statement.subject, Mechanism):
        return found.violations[0]
    simple = [places(domain) for domain in statement.subject.domains]

    def size(instance: tuple[Any, ...]) -> tuple[Any, ...]:
        return _size(statement, simple, instance)

    best = min(found.violations, key=size)
    if found.least:
        return best
    while True:
        smaller = [i for i in _neighbours(statement, best) if size(i) < size(best)]
        failing = (i for i in sorted(smaller, key=size) if statement.holds(*i) is False)
        step = next(failing, None)
        if step is None:
            return best
        best = step


def _size(
    statement: Statement, simple: list[dict[Any, int]], instance: tuple[Any, ...]
) -> tuple[Any, ...]:
    named = dict(zip(statement.prop.forall, instance, strict=True))
    liars = named.get("coalition", ())
    profiles = [v for v in instance if isinstance(v, Profile)]
    types = [simple[i][t] for p in profiles for i, t in enumerate(p)]
    lie: Any = 0
    if profiles and "report" in named and "agent" in named:
        lie = distance(profiles[0][named["agent"]], named["report"])
    elif profiles and "joint_report" in named:
        moves = zip(liars, named["joint_report"], strict=True)
        lie = sum((distance(profiles[0][i], r) for i, r in moves), 0)
    elif "own_type" in named and "lie" in named:
        lie = distance(named["own_type"], named["lie"])
    return len(liars), sum(types), lie, types


def _neighbours(
    statement: Statement, instance: tuple[Any, ...]
) -> Iterator[tuple[Any, ...]]:
    """Yield instances that differ in one agent's type, or only after the profile."""
    names = statement.prop.forall
    m: Mechanism = statement.subject
    for k, value in enumerate(instance):
        if not isinstance(value, Profile):
            continue
        changed = [value]
        for agent in m.agents:
            changed += [value.with_report(agent, t) for t in m.domains[agent]]
        for profile in dict.fromkeys(changed):
            bound = dict(zip(names[: k + 1], (*instance[:k], profile), strict=True))
            for rest in instances(m, names[k + 1 :], bound):
                yield (*instance[:k], profile, *rest)
        return


def idle_reports(statement: Statement, instance: tuple[Any, ...]) -> list[int]:
    """Return the agents whose report could be anything: the instance fails the same.

    Only agents that the instance does not name as deviating are asked.
    """
    m = statement.subject
    named = dict(zip(statement.prop.forall, instance, strict=True))
    finite = isinstance(m, Mechanism) and not m.is_real
    if not finite or not isinstance(named.get("profile"), Profile):
        return []
    deviating = {named.get("agent"), named.get("other"), *named.get("coalition", ())}
    return [
        i
        for i in m.agents
        if i not in deviating
        and len(m.domains[i]) > 1
        and all(
            _fails(statement, {**named, "profile": named["profile"].with_report(i, t)})
            for t in m.domains[i]
        )
    ]


def _fails(statement: Statement, named: Mapping[str, Any]) -> bool:
    bound: dict[str, Any] = {}
    for name in statement.prop.forall:
        if name != "profile" and named[name] not in tuple(
            values_of(statement.subject, name, bound)
        ):
            return False
        bound[name] = named[name]
    return statement.holds(*bound.values()) is False
