"""Profiles up to the names of agents and alternatives: one of each kind stands for all.

The representative is the least profile, by the places of types in the domain, that
renaming the alternatives and permuting the agents makes of it.
"""

import itertools
from collections.abc import Iterator

from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges.mechanisms import alternatives
from accord.theory.symmetry import Image
from accord.theory.terms import renamed

Places = tuple[int, ...]  # the places of an agent's types in the domain


class Orbits:
    """The representatives of the profiles of a mechanism with one domain for all."""

    def __init__(self, m: Mechanism) -> None:
        self.types = m.domains[0]
        self.places = {own: k for k, own in enumerate(self.types)}
        self.agents = m.agents
        names = alternatives(m)
        self.renamings = list(itertools.permutations(names))
        self.tables = [
            [
                self.places.get(renamed(m, dict(zip(names, new, strict=True)), own), -1)
                for own in self.types
            ]
            for new in self.renamings
        ]
        self.tables = [table for table in self.tables if -1 not in table]
        self.back = [
            tuple(x for _, x in sorted(zip(new, names, strict=True)))
            for new in self.renamings
        ]
        self.known: dict[Places, tuple[Places, int]] = {}

    def least(self, places: Places) -> tuple[Places, int]:
        """Return the representative of a profile, and the renaming that leads there."""
        ordered = tuple(sorted(places))
        found = self.known.get(ordered)
        if found is None:
            found = min(
                (tuple(sorted([table[p] for p in ordered])), k)
                for k, table in enumerate(self.tables)
            )
            self.known[ordered] = found
        return found

    def image(self, profile: Profile) -> Image:
        """Return a profile as the image of its representative."""
        places = tuple(self.places[own] for own in profile)
        _, k = self.least(places)
        moved = [self.tables[k][p] for p in places]
        order = sorted(self.agents, key=lambda i: (moved[i], i))
        agents = [0] * len(order)
        for place, i in enumerate(order):
            agents[i] = place
        return Image(
            Profile(self.types[moved[i]] for i in order), tuple(agents), self.back[k]
        )

    def representatives(self) -> Iterator[Places]:
        """Yield the places of every profile that represents its kind."""
        sizes = range(len(self.types)), len(self.agents)
        for places in itertools.combinations_with_replacement(*sizes):
            if all(
                tuple(sorted([table[p] for p in places])) >= places
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
