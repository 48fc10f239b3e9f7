"""The plain engine: the definition on every instance, one after the other."""

from dataclasses import dataclass
from typing import Any

from accord.theory.ranges import count_instances, instances
from accord.theory.statements import Statement
from accord.verifiers.limits import Limits

KEEP = 200_000
_EVERY = 1 << 12


@dataclass(frozen=True)
class Found:
    """What an exhaustive search met.

    violations   failing instances, in the order of the ranges (at most KEEP of them)
    count        how many failed in all, or None if the search stopped early
    instances    how many were run; `met` of them met their premises
    least        whether the one with the simplest types is sure to be in `violations`
    """

    violations: tuple[tuple[Any, ...], ...]
    count: int | None
    instances: int
    met: int
    least: bool


def search(statement: Statement, limits: Limits) -> Found:
    """Run the definition on every instance and collect those that fail."""
    total = count_instances(statement.subject, statement.prop.forall)
    violations: list[tuple[Any, ...]] = []
    done = met = failed = 0
    for universal in instances(statement.subject, statement.prop.forall):
        result = statement.holds(*universal)
        done += 1
        met += result is not None
        if result is False:
            failed += 1
            if len(violations) < KEEP:
                violations.append(universal)
        if done % _EVERY == 0:
            limits.tick(done, total)
    return Found(tuple(violations), failed, done, met, failed == len(violations))
