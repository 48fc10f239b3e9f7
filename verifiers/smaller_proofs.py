"""A search for fewer profiles that contradict the properties of a lottery rule.

A set of profiles that does is changed again and again: profiles one lie away from
several of its members join it, and as many as can be are left out, those that were
there before first, in several orders. What is left is the next set, if it is no larger.
What is found is proved by `lottery_rules`; that nothing is found proves nothing.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.verifiers.engines.orbits import Orbits, Places
from accord.verifiers.lottery_rules import facts_at
from accord.verifiers.problems import ProblemQuestion

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Walk:
    """How long to look, and where.

    rounds  how often profiles join
    joining how many of them at a time
    orders  in how many orders profiles are left out again
    seed    of all that is drawn
    """

    rounds: int = 20
    joining: int = 30
    orders: int = 4
    seed: int = 0


def fewer_profiles(
    question: ProblemQuestion,
    profiles: Sequence[Profile],
    walk: Walk | None = None,
    told: Told | None = None,
) -> tuple[Profile, ...]:
    """Return profiles that contradict the properties, as few as the walk comes to.

    The same for the same walk. Raises ModelError if the given ones do not, or if the
    properties are without anonymity and neutrality. `told` gets the round and the
    number of profiles after it.
    """
    walk = walk or Walk()
    draw = random.Random(walk.seed)
    problem = question.problem()
    if not {"anonymous", "neutral"} <= {name for name, _ in question.properties}:
        raise ModelError("profiles are drawn up to renaming: ask for both symmetries")
    m: Mechanism = problem.statements(lambda _: 0)[0].subject
    orbits = Orbits(m)
    kept = [_places(orbits, profile) for profile in profiles]
    kept = _left(question, orbits, [], kept, walk.orders, draw)
    near: dict[Places, set[Places]] = {}
    for done in range(walk.rounds):
        for places in kept:
            if places not in near:
                near[places] = orbits.one_lie_away(places)
        joined = _drawn((near[p] for p in kept), set(kept), walk.joining, draw)
        found = _left(question, orbits, joined, kept, walk.orders, draw)
        if len(found) <= len(kept):
            kept = found
        if told is not None:
            told(done + 1, len(kept))
    return tuple(map(orbits.profile, sorted(kept)))


def _places(orbits: Orbits, profile: Profile) -> Places:
    return orbits.least(tuple(orbits.places[own] for own in profile))[0]


def _drawn(
    near: Iterable[set[Places]], kept: set[Places], count: int, draw: random.Random
) -> list[Places]:
    """Return profiles outside that are near, mostly such as are near several."""
    times = Counter(p for places in near for p in sorted(places) if p not in kept)
    chance = {p: draw.random() ** (1 / n**3) for p, n in sorted(times.items())}
    return sorted(chance, key=chance.__getitem__, reverse=True)[:count]


def _left(
    question: ProblemQuestion,
    orbits: Orbits,
    joined: list[Places],
    kept: list[Places],
    orders: int,
    draw: random.Random,
) -> list[Places]:
    """Return the fewest profiles that still contradict the properties, by orders."""
    facts = facts_at(question, list(map(orbits.profile, [*joined, *kept])))
    groups = facts.by_profile()
    if groups.core(facts.listed.profiles) is None:
        raise ModelError("lotteries at these profiles exist: there is nothing to prove")
    best: list[Any] = []
    for k in range(orders):
        draw.shuffle(joined)
        draw.shuffle(kept)
        order = [*joined, *kept] if k % 2 == 0 else [*kept, *joined]
        if k > 1:
            draw.shuffle(order)
        found = groups.smallest([orbits.profile(p) for p in order])
        if not best or len(found) < len(best):
            best = found
    return [_places(orbits, profile) for profile in best]
