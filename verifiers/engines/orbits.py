"""Profiles up to the names of agents and alternatives: one of each kind stands for all.

The representative is the least profile, by the places of types in the domain, that
renaming the alternatives and permuting the agents makes of it.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.symmetry import Image, agents_are_alike
from accord.theory.terms import renamed

Places = tuple[int, ...]  # the places of an agent's types in the domain


def orbits_of(m: Mechanism, axioms: Collection[str]) -> "Orbits | None":
    """Return the profiles up to what the axioms make alike, None if that is nothing.

    Anonymity lets agents who are alike be permuted, neutrality alternatives be
    renamed, where the rule sees whole profiles.
    """
    permuted, renaming = "anonymous" in axioms, "neutral" in axioms
    alike = agents_are_alike(m) and "view" not in m.facts
    if not (permuted or renaming) or not alike:
        return None
    return Orbits(m, permuted=permuted, renaming=renaming)


class Orbits:
    """The representatives of the profiles of a mechanism with one domain for all.

    With `permuted`, permutations of the agents count; with `renaming`, new names of
    the alternatives do.
    """

    def __init__(
        self, m: Mechanism, *, permuted: bool = True, renaming: bool = True
    ) -> None:
        self.permuted = permuted
        self.types = m.domains[0]
        self.places = {own: k for k, own in enumerate(self.types)}
        self.agents = m.agents
        names = alternatives(m)
        self.tables: list[list[int]] = []
        self.back: list[tuple[Any, ...]] = []
        for new in itertools.permutations(names) if renaming else [names]:
            called = dict(zip(names, new, strict=True))
            table = [self.places.get(renamed(m, called, own), -1) for own in self.types]
            if -1 not in table:  # else it leaves the domain
                self.tables.append(table)
                back = sorted(zip(map(names.index, new), names, strict=True))
                self.back.append(tuple(x for _, x in back))
        self.known: dict[Places, tuple[Places, int]] = {}
        self.images: dict[Profile, Image | None] = {}

    def least(self, places: Places) -> tuple[Places, int]:
        """Return the representative of a profile, and the renaming that leads there."""
        ordered = self._ordered(places)
        found = self.known.get(ordered)
        if found is None:
            found = min(
                (self._ordered(table[p] for p in ordered), k)
                for k, table in enumerate(self.tables)
            )
            self.known[ordered] = found
        return found

    def _ordered(self, places: Iterable[int]) -> Places:
        return tuple(sorted(places) if self.permuted else places)

    def image(self, profile: Profile) -> Image:
        """Return a profile as the image of its representative."""
        places = tuple(self.places[own] for own in profile)
        _, k = self.least(places)
        moved = [self.tables[k][p] for p in places]
        order = list(self.agents)
        if self.permuted:
            order.sort(key=lambda i: (moved[i], i))
        agents = [0] * len(order)
        for place, i in enumerate(order):
            agents[i] = place
        return Image(
            Profile(self.types[moved[i]] for i in order), tuple(agents), self.back[k]
        )

    def other(self, profile: Profile) -> Image | None:
        """Return a profile as the image of its representative, None for that one."""
        if profile not in self.images:
            image = self.image(profile)
            self.images[profile] = None if image.of == profile else image
        return self.images[profile]

    def representatives(self) -> Iterator[Places]:
        """Yield the places of every profile that represents its kind."""
        sizes = range(len(self.types)), len(self.agents)
        every: Iterable[Places] = itertools.product(sizes[0], repeat=sizes[1])
        if self.permuted:
            every = itertools.combinations_with_replacement(*sizes)
        for places in every:
            if all(
                self._ordered(table[p] for p in places) >= places
                for table in self.tables
            ):
                yield places

    def profile(self, places: Places) -> Profile:
        """Return the profile with types at these places."""
        return Profile(self.types[p] for p in places)

    def one_lie_away(self, places: Places) -> set[Places]:
        """Return the representatives of the profiles that one agent's lie leads to."""
        return {
            self.least((*places[:i], lie, *places[i + 1 :]))[0]
            for i in self.agents
            for lie in range(len(self.types))
            if lie != places[i]
        }
