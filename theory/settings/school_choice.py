"""School choice: students rank schools; schools have seats and priorities."""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accord.theory.domains import strict_orders
from accord.theory.errors import ModelError
from accord.theory.matchings import justified_envy
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, letter
from accord.theory.parameters import NO_PARAMS, bind, indices, positive
from accord.theory.preferences import weakly_above
from accord.theory.profiles import Profile
from accord.theory.shares import exchange, listed, whole

Seats = tuple[int | None, ...]
MAX_OUTCOMES = 20_000


def mechanism(
    rule: Callable[..., Any],
    *,
    name: str,
    params: Mapping[str, Any] = NO_PARAMS,
    students: int = 3,
    schools: int = 3,
    priorities: Any = None,
    capacities: Any = None,
) -> Mechanism:
    """Return the mechanism of a rule that assigns students to schools.

    The reports are the students' strict orders over schools 0..m-1. `capacities`
    such as "1,1,2" are the seats of each school (default: one each). `priorities`
    such as "0,1,2;1,2,0;0,1,2" (or "012;120;012") give for each school the students,
    highest first (default: the student of lower number first, everywhere). They are
    no reports.

    With `priorities="all"` a question ranges over every priority profile: agents
    n..n+m-1 are then the schools, whose types are the priorities. They choose nothing
    (`facts["strategic"]` are the students) and are indifferent between all outcomes.

    The rule takes the students' orders and, if it has arguments of these names,
    `priorities` and `capacities`; it returns the school of each student, as a
    sequence or a dict, with None only where seats are too few. Facts: `strategic`,
    `sides` (students, schools), `blocking_pairs` (of profile and outcome: justified
    envy or an empty seat), `exchange` (students i and j get each other's seats).
    """
    students, schools = positive(students, "students"), positive(schools, "schools")
    seats = _capacities(capacities, schools)
    every = priorities == "all"
    fixed = () if every else _priorities(priorities, students, schools)
    domains = (strict_orders(schools),) * students
    if every:
        domains += (strict_orders(students),) * schools
        bound, title = _with_priorities(rule, name, params, seats, students)
    else:
        offered = {"priorities": fixed, "capacities": seats}
        bound, title = bind(rule, name=name, params=params, offered=offered)

    def prefers(agent: int, profile: Profile, x: Seats, y: Seats) -> bool:
        if agent >= students:
            return True
        return weakly_above(profile[agent], x[agent], y[agent])

    def share(agent: int, outcome: Seats) -> Any:
        if agent < students:
            return outcome[agent]
        return frozenset(i for i, s in enumerate(outcome) if s == agent - students)

    def blocking_pairs(profile: Profile, outcome: Seats) -> list[tuple[int, int]]:
        ranked = profile[students:] if every else fixed
        return justified_envy(profile[:students], ranked, seats, outcome)

    people = tuple(range(students))
    return Mechanism(
        rule=bound,
        domains=domains,
        outcomes=_outcomes(students, seats),
        prefers=prefers,
        read=lambda result: _read(result, students, seats),
        share=share,
        name=title,
        scope=_scope(students, seats, fixed),
        setting="school-choice",
        facts={
            "strategic": people,
            "sides": (people, tuple(range(students, students + schools))),
            "blocking_pairs": blocking_pairs,
            "exchange": exchange,
        },
    )


def _with_priorities(
    rule: Callable[..., Any],
    name: str,
    params: Mapping[str, Any],
    seats: tuple[int, ...],
    students: int,
) -> tuple[Callable[..., Any], str]:
    """Return the rule as a function of the students' orders and the priorities."""
    offered = {"priorities": (), "capacities": seats}
    bound, title = bind(rule, name=name, params=params, offered=offered)
    if "priorities" not in getattr(bound, "keywords", {}):
        return (lambda reports: bound(reports[:students])), title

    def ranked(reports: tuple[Any, ...]) -> Any:
        return bound(reports[:students], priorities=reports[students:])

    return ranked, title


def _capacities(given: Any, schools: int) -> tuple[int, ...]:
    if given is None:
        return (1,) * schools
    parts = (
        given.replace(";", ",").split(",") if isinstance(given, str) else list(given)
    )
    seats = tuple(positive(part, "capacities") for part in parts)
    if len(seats) != schools:
        raise ModelError(
            f"expected `capacities` of {schools} schools, got {len(seats)}",
            f'write one number for each: "{",".join(["1"] * schools)}"',
        )
    return seats


def _priorities(given: Any, students: int, schools: int) -> tuple[tuple[int, ...], ...]:
    if given is None:
        return (tuple(range(students)),) * schools
    parts = given.split(";") if isinstance(given, str) else list(given)
    if len(parts) != schools:
        raise ModelError(
            f"expected `priorities` of {schools} schools, got {len(parts)}",
            'separate the schools by ";", or write "all" for every priority profile',
        )
    return tuple(indices(part, students, "priorities") for part in parts)


def _scope(
    students: int, seats: tuple[int, ...], fixed: tuple[tuple[int, ...], ...]
) -> str:
    one = all(s == 1 for s in seats)
    kind = (
        "one-seat schools" if one else f"schools with {','.join(map(str, seats))} seats"
    )
    if not fixed:
        ranked = "every strict priority profile"
    else:
        comma = "," if students > 10 else ""
        ranked = "priorities " + ";".join(comma.join(map(str, p)) for p in fixed)
    return f"{students} students, {len(seats)} {kind}, strict orders, {ranked}"


def _outcomes(students: int, seats: tuple[int, ...]) -> tuple[Seats, ...] | None:
    """Return every assignment that uses as many seats as it can, if they are few."""
    places = [school for school, count in enumerate(seats) for _ in range(count)]
    if math.perm(max(students, len(places)), min(students, len(places))) > MAX_OUTCOMES:
        return None
    padded: list[int | None] = [*places, *[None] * (students - len(places))]

    def fill(left: list[int | None], chosen: Seats) -> Iterator[Seats]:
        if len(chosen) == students:
            yield chosen
            return
        for place in dict.fromkeys(left):
            rest = list(left)
            rest.remove(place)
            yield from fill(rest, (*chosen, place))

    return tuple(fill(padded, ()))


def _read(result: Any, students: int, seats: tuple[int, ...]) -> Seats:
    given = tuple(map(whole, listed(result, students, "student")))
    for student, school in enumerate(given):
        if school is not None and (
            type(school) is not int or not 0 <= school < len(seats)
        ):
            raise ModelError(
                f"student {student} gets `{school!r}`, expected a school "
                f"0..{len(seats) - 1} or None"
            )
    for school, count in enumerate(seats):
        if given.count(school) > count:
            raise ModelError(
                f"school {school} admits {given.count(school)} students, expected at "
                f"most its capacity of {count}"
            )
    unserved = max(0, students - sum(seats))
    if given.count(None) != unserved:
        raise ModelError(
            f"{given.count(None)} students have no school, expected {unserved}: the "
            f"{students} students share {sum(seats)} seats",
            "everybody is acceptable, so a seat stays empty only if students are few",
        )
    return given


def show_outcome(outcome: Any) -> str:
    """Return who gets what as text, for stories: `Ann a, Bob c`."""
    return ", ".join(
        f"{agent_name(i)} {show_share(share)}" for i, share in enumerate(outcome)
    )


def show_share(share: Any) -> str:
    """Return a school as text, for stories."""
    return "nothing" if share is None else letter(share)
