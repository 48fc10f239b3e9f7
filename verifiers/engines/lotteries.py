"""Clauses of open lotteries: what each instance demands of the probabilities.

A definition that is run on forms forks at each comparison; a path on which it is False
gives the clause that not all comparisons on it come out like this. Only instances that
read no other profiles than the listed ones (or images of them) are kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from accord.theory.cells import UnreadCell
from accord.theory.coding import code
from accord.theory.forms import Literal
from accord.theory.mechanisms import Mechanism
from accord.theory.open_lotteries import premises_of
from accord.theory.paths import Pool, explore
from accord.theory.profiles import Profile
from accord.theory.ranges import instances
from accord.theory.statements import Statement
from accord.theory.symmetry import Image
from accord.theory.unknowns import replace_rule
from accord.verifiers.limits import Limits

ImageOf = Callable[[Profile], Image]


@dataclass(frozen=True)
class Demand:
    """A clause over comparisons of probabilities: one of the literals holds.

    origin    (number of the property, instance); for a law (None, (profile, place))
    profiles  the listed profiles whose lotteries it is about
    reads     the profiles at which the rule was run
    """

    literals: frozenset[Literal]
    origin: tuple[int | None, tuple[Any, ...]]
    profiles: frozenset[Profile]
    reads: tuple[Profile, ...] = ()

    @property
    def is_law(self) -> bool:
        """Whether it holds of every lottery."""
        return self.origin[0] is None


class Listed:
    """An open rule on listed profiles and their images; it notes what it is asked."""

    def __init__(
        self, m: Mechanism, profiles: Sequence[Profile], image_of: ImageOf | None
    ) -> None:
        self.profiles = list(dict.fromkeys(profiles))
        self.image_of = image_of
        self.kept = set(self.profiles)
        self.asked: dict[Profile, Profile] = {}
        self.homes: dict[Profile, Profile] = {}
        self.laws: dict[Profile, Any] = {}
        self.plain = m
        self.mechanism = replace_rule(m, self._rule)

    def home(self, profile: Profile) -> Profile:
        """Return the profile that stands for this one: itself without symmetry."""
        if profile not in self.homes:
            image = None if self.image_of is None else self.image_of(profile)
            self.homes[profile] = profile if image is None else image.of
        return self.homes[profile]

    def _rule(self, reports: tuple[Any, ...]) -> Any:
        profile = Profile(reports)
        home = self.home(profile)
        if home not in self.kept:
            raise UnreadCell(str(profile))
        self.asked[profile] = home
        if profile not in self.laws:
            lottery = self.plain(home)
            if self.image_of is not None:
                names = self.image_of(profile).renaming(self.plain)
                lottery = lottery if profile == home else lottery.renamed(names)
            self.laws[profile] = lottery
        return self.laws[profile]


def collect_laws(listed: Listed) -> Iterator[Demand]:
    """Yield that the probabilities are not negative."""
    for profile in listed.profiles:
        for place, row in enumerate(premises_of(listed.plain(profile))):
            origin = (None, (profile, place))
            yield Demand(frozenset({row}), origin, frozenset({profile}))


def collect_demands(
    statements: Sequence[Statement], listed: Listed, limits: Limits
) -> Iterator[Demand]:
    """Yield the clauses of all instances at the listed profiles, each once.

    Of instances with the same clause one that reads a listed profile alone is named, if
    there is one: then it is a symmetry of this profile.
    """
    found: dict[frozenset[Literal], Demand] = {}
    only = {"profile": listed.profiles}
    done = 0
    for which, statement in enumerate(statements):
        names = statement.prop.forall
        for universal in instances(statement.subject, names, only=only):
            done += 1
            limits.tick(done, done)
            for literals in _ways(statement, universal, listed):
                known = found.get(literals)
                if known is None or _is_alike(listed.asked) > _is_alike(known.reads):
                    found[literals] = Demand(
                        literals,
                        (which, universal),
                        frozenset(listed.asked.values()),
                        tuple(listed.asked),
                    )
    yield from found.values()


def _is_alike(reads: Iterable[Profile]) -> bool:
    """Return whether profiles are alike but for the order of the agents."""
    return len({frozenset(Counter(profile).items()) for profile in reads}) == 1


def _ways(
    statement: Statement, universal: tuple[Any, ...], listed: Listed
) -> list[frozenset[Literal]]:
    """Return the clauses of an instance, none if it reads another profile."""
    listed.asked.clear()
    holds = partial(statement.holds, *universal)
    found = Pool()  # of literals that make it False: a path that has them is left out
    try:
        for path, result in explore(holds, found, split=True):
            if result is False:
                found.add(frozenset(_needed(holds, path, found)))
    except UnreadCell:
        return []
    return [frozenset(f.negation() for f in lemma) for lemma in found.lemmas]


def _needed(
    holds: Callable[[], Any], path: Sequence[Literal], found: Pool
) -> list[Literal]:
    """Return literals of a path that is False without which it need not be."""

    def suffice(facts: Sequence[Literal]) -> bool:
        # On a branch that `found` leaves out it is False as well.
        runs = explore(holds, found, premises=facts, split=True)
        return all(result is False for _, result in runs)

    left = list(path)
    if suffice(left[-1:]):  # so it is where all of several comparisons must hold
        return left[-1:]
    for fact in path:
        fewer = [other for other in left if other != fact]
        if suffice(fewer):
            left = fewer
    return left


def without_implied(demands: Sequence[Demand]) -> list[Demand]:
    """Return the clauses but those that contain another one of the same property."""
    kept: list[Demand] = []
    by_profiles: dict[Any, list[Demand]] = {}
    for demand in sorted(demands, key=lambda d: len(d.literals)):
        known = by_profiles.setdefault((demand.origin[0], demand.profiles), [])
        if not any(other.literals <= demand.literals for other in known):
            known.append(demand)
            kept.append(demand)
    places = {id(demand): k for k, demand in enumerate(demands)}
    return sorted(kept, key=lambda d: places[id(d)])


def entry(demand: Demand, number: Callable[[Literal], int]) -> list[Any]:
    """Return a clause as a certificate names it."""
    which, instance = demand.origin
    if which is None:
        return ["law", code(instance[0]), instance[1]]
    path = sorted(number(fact.negation()) for fact in demand.literals)
    return ["when", which, code(instance), path]
