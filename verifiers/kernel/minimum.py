"""Kind `minimum`: how many of the listed profiles a contradiction needs at least.

A fact at a set of profiles is an instance of a definition, its profile in the set, that
reads the rule at these profiles alone and at images of them (agents permuted,
alternatives renamed), whatever it does there: at an image it does the image of that, as
anonymity and neutrality are among the definitions. The set contradicts the definitions
if no lotteries at its profiles make all its facts true. A certificate lists sets; for
each it has lotteries at all the other profiles that make the facts there true.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import permutations
from typing import Any

from accord.theory.cells import UnreadCell
from accord.theory.coding import look_up_profile
from accord.theory.exact import exact
from accord.theory.forms import Form
from accord.theory.paths import explore
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.points import read_values
from accord.verifiers.kernel.statements import Problem

ImageOf = Callable[[Profile], Any]  # the `Image` that a profile is, None if of none


def check_minimum(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept PROVED: what contradicts the definitions has at least so many profiles.

    Sound because it has a member in each listed set: all facts outside can be true. No
    profile is in sets that weigh more than 1 together, so its members are at least as
    many as all the sets weigh, rounded up.
    """
    from accord.theory.symmetry import symmetric

    expect(set(payload) == {"profiles", "sets", "least"}, "payload", "its three fields")
    expect(problem.measure is None, "measure", "none for this kind")
    statements = problem.statements(Form.unknown)
    m = statements[0].subject
    listed = [look_up_profile(m.domains, data) for data in payload["profiles"]]
    image_of = _images(statements, listed)
    facts = list(_facts(statements, listed, image_of))
    weights = [exact(0)] * len(listed)
    total, runs = exact(0), 0
    for number, entry in enumerate(payload["sets"]):
        step, inside = f"set {number}", set(entry["without"])
        expect(inside <= set(range(len(listed))), step, "numbers of profiles", inside)
        weight = exact(entry["weight"])
        expect(weight > 0, step, "a positive weight", weight)
        weights = [w + weight * (k in inside) for k, w in enumerate(weights)]
        total += weight
        closed = problem.statements(read_values(entry["values"]).__getitem__)
        rule = symmetric(closed[0].subject, image_of)
        rule = replace(rule, rule=cache(rule.rule))  # one lottery at each profile
        outside = {p for k, p in enumerate(listed) if k not in inside}
        for which, instance, reads in facts:
            if reads <= outside:
                held = replace(closed[which], subject=rule).holds(*instance)
                expect(held is not False, step, f"fact {which} True", instance)
                runs += 1
    expect(max(weights, default=0) <= 1, "weights", "at most 1 at each profile")
    least = math.ceil(total)
    expect(payload["least"] == least, "least", least, payload["least"])
    return Accepted("PROVED", problem.scope, runs, runs, (least,))


def _images(statements: Sequence[Statement], listed: Sequence[Profile]) -> ImageOf:
    """Return what tells of a profile whose image it is, None if of no listed one.

    All renamings of the listed profiles are noted, each by how many agents report what:
    so none is missed, and no two listed profiles have an image in common. Which of
    several renamings leads to an image does not matter where neutrality's facts hold.
    """
    from accord.theory.ranges.mechanisms import alternatives
    from accord.theory.symmetry import Image, agents_are_alike

    m = statements[0].subject
    agents, unchanged = tuple(m.agents), alternatives(m)
    names = {name_of(statement.prop) for statement in statements}
    expect({"anonymous", "neutral"} <= names, "images", "both axioms in the list")
    expect(agents_are_alike(m), "images", "agents who differ in their names alone")

    def counted(profile: Profile) -> frozenset[Any]:
        return frozenset(Counter(profile).items())

    known: dict[Any, Image] = {}
    for profile in listed:
        mine: dict[Any, Image] = {}
        for renaming in (unchanged, *permutations(unchanged)):
            image = Image(profile, agents, renaming)
            mine.setdefault(counted(image.profile(m)), image)
        expect(not mine.keys() & known.keys(), "profiles", "none the image of another")
        known.update(mine)
    return cache(lambda profile: known.get(counted(profile)))


def _facts(
    statements: Sequence[Statement], listed: Sequence[Profile], image_of: ImageOf
) -> Iterator[tuple[int, tuple[Any, ...], set[Profile]]]:
    """Yield every instance at a listed profile that reads no others, on any path."""
    from accord.theory.symmetry import symmetric

    reads: set[Profile] = set()

    def find(profile: Profile) -> Any:
        image = image_of(profile)
        if image is None:
            raise UnreadCell(str(profile))
        reads.add(image.of)
        return image

    rule = symmetric(statements[0].subject, find)
    for which, statement in enumerate(statements):
        names, opened = statement.prop.forall, replace(statement, subject=rule)
        plain = "profile" in names and not statement.prop.exists
        expect(plain, statement.prop.name, "a definition for each profile")
        for instance in instances(rule, names, only={"profile": listed}):
            reads.clear()
            try:
                for _ in explore(partial(opened.holds, *instance), split=True):
                    pass
            except UnreadCell:
                continue
            yield which, instance, set(reads)
