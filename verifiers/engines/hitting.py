"""A least set of groups that contradict each other, by implicit hitting sets.

Whatever contradicts itself has a member outside each set of groups that can all hold.
A least set that meets the complements of those found so far either contradicts itself,
and then no smaller one does, or it grows to another set that can hold.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from accord.verifiers.engines.mixed import Groups


@dataclass(frozen=True)
class Least:
    """A least contradictory set, and why it is: each such set meets all of `meets`."""

    groups: tuple[Hashable, ...]
    meets: tuple[frozenset[Hashable], ...]


def least(groups: Groups, universe: Sequence[Hashable]) -> Least | None:
    """Return a least set of groups that contradict each other, None if none do."""
    from pysat.examples.hitman import Hitman

    if groups.core(universe) is None:
        return None
    meets: list[frozenset[Hashable]] = []
    with Hitman(htype="sorted") as hitman:
        chosen: list[Hashable] = []
        while True:
            held = list(chosen)
            while groups.core(held) is None:
                rest = _complement(groups, held, universe)
                meets.append(rest)
                hitman.hit(sorted(map(universe.index, rest)))
                held += rest  # the next one will have nothing in common with it
            chosen = [universe[k] for k in hitman.get() or ()]
            if groups.core(chosen) is not None:
                return Least(tuple(chosen), tuple(meets))


def _complement(
    groups: Groups, held: Sequence[Hashable], universe: Sequence[Hashable]
) -> frozenset[Hashable]:
    """Return a least set of others without which all the rest can hold."""
    kept = list(held)
    known = set(held)
    for group in universe:
        if group not in known and groups.core([*kept, group]) is None:
            kept.append(group)
    return frozenset(universe) - frozenset(kept)
