"""The sampling engine: random instances, for scopes too large to enumerate.

First blind draws, then Hypothesis, which draws simple and repeated values more often.
"""

import itertools
import random
from collections.abc import Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges import values_of
from accord.theory.statements import Statement
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.limits import Limits

_LISTED = 10_000
_GUIDED = 1_000
_OUTSIDE = object()
_EVERY = 1 << 8


def search(statement: Statement, limits: Limits, tries: int, seed: int) -> Found:
    """Run the definition on `tries` random instances; stop at the first that fails.

    Each quantified name is drawn from its range in turn; of a long range only the
    first values and, for profiles, the whole product are drawn from.
    """
    if getattr(statement.subject, "unknowns", ()):
        raise ModelError(
            f"`{statement.name}` has unknown parameters, and numbers are sampled alone",
            "leave out --search: the question is decided for all values",
        )
    chance = random.Random(seed)
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
    more = min(tries, _GUIDED)
    shrunk = _guided(statement, limits, more, seed)
    return Found(shrunk, 0 if not shrunk else None, tries + more, met, least=False)


def _guided(
    statement: Statement, limits: Limits, tries: int, seed: int
) -> tuple[tuple[Any, ...], ...]:
    """Search with Hypothesis, which favours simple and repeated values and shrinks."""
    import hypothesis
    from hypothesis import strategies

    @strategies.composite
    def instance(draw: Any) -> tuple[Any, ...]:
        bound: dict[str, Any] = {}
        for name in statement.prop.forall:
            choices = _choices(statement.subject, name, bound)
            if not all(choices):
                hypothesis.reject()
            drawn = [draw(strategies.sampled_from(own)) for own in choices]
            bound[name] = _assembled(statement.subject, name, drawn, bound)
            if bound[name] is _OUTSIDE:
                hypothesis.reject()
        return tuple(bound.values())

    def fails(values: tuple[Any, ...]) -> bool:
        limits.tick(0, tries)
        return statement.holds(*values) is False

    settings = hypothesis.settings(
        max_examples=tries,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    try:
        # A seeded source, so that the same question has the same answer everywhere.
        chance = random.Random(seed)
        return (hypothesis.find(instance(), fails, settings=settings, random=chance),)
    except (hypothesis.errors.NoSuchExample, hypothesis.errors.Unsatisfiable):
        return ()


def _draw(
    subject: Any, name: str, bound: dict[str, Any], chance: random.Random
) -> tuple[Any] | None:
    choices = _choices(subject, name, bound)
    if not all(choices):
        return None
    drawn = _assembled(subject, name, [chance.choice(own) for own in choices], bound)
    return None if drawn is _OUTSIDE else (drawn,)


def _choices(subject: Any, name: str, bound: dict[str, Any]) -> list[Sequence[Any]]:
    """Return what a name is drawn from: one list, or one for each agent."""
    if isinstance(subject, Mechanism) and name.endswith("profile"):
        return list(subject.domains)
    if isinstance(subject, Mechanism) and name == "joint_report":
        return [subject.domains[i] for i in bound["coalition"]]
    values = values_of(subject, name, bound)
    # One symbol stands for infinitely many values: some of these are drawn instead.
    return [list(itertools.islice(getattr(values, "samples", values), _LISTED))]


def _assembled(subject: Any, name: str, drawn: list[Any], bound: dict[str, Any]) -> Any:
    """Return the value that the drawn parts make, _OUTSIDE if out of the range."""
    if isinstance(subject, Mechanism) and name.endswith("profile"):
        same = name == "second_profile" and tuple(drawn) == bound["profile"]
        return _OUTSIDE if same else Profile(drawn)
    if isinstance(subject, Mechanism) and name == "joint_report":
        truth = bound["profile"].only(bound["coalition"])
        return _OUTSIDE if tuple(drawn) == truth else tuple(drawn)
    return drawn[0]
