"""The sampling engine: random instances, for scopes too large to enumerate."""

import itertools
import random
from collections.abc import Iterable
from typing import Any

from accord.theory.domains import Profile
from accord.theory.mechanisms import Mechanism
from accord.theory.ranges import values_of
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.kernel.statements import Statement
from accord.verifiers.limits import Limits

_LISTED = 10_000
_EVERY = 1 << 8


def search(statement: Statement, limits: Limits, tries: int, seed: int) -> Found:
    """Run the definition on `tries` random instances; stop at the first that fails.

    Each quantified name is drawn from its range in turn; of a long range only the
    first values and, for profiles, the whole product are drawn from.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible search, no secret
    met = 0
    for done in range(1, tries + 1):
        bound: dict[str, Any] = {}
        for name in statement.prop.forall:
            drawn = _draw(statement.subject, name, bound, chance)
            if drawn is None:
                break
            bound[name] = drawn[0]
        else:
            values = tuple(bound.values())
            result = statement.holds(*values)
            met += result is not None
            if result is False:
                return Found((values,), None, done, met, least=False)
        if done % _EVERY == 0:
            limits.tick(done, tries)
    return Found((), 0, tries, met, least=False)


def _draw(
    subject: Any, name: str, bound: dict[str, Any], chance: random.Random
) -> tuple[Any] | None:
    if isinstance(subject, Mechanism) and name.endswith("profile"):
        drawn = Profile(chance.choice(domain) for domain in subject.domains)
        same = name == "second_profile" and drawn == bound["profile"]
        return None if same else (drawn,)
    if isinstance(subject, Mechanism) and name == "joint_report":
        members = bound["coalition"]
        joint = tuple(chance.choice(subject.domains[i]) for i in members)
        return None if joint == bound["profile"].only(members) else (joint,)
    values: Iterable[Any] = values_of(subject, name, bound)
    listed = list(itertools.islice(values, _LISTED))
    return (chance.choice(listed),) if listed else None
