"""What the quantified names of properties of classes of universes run over."""

import itertools
from collections.abc import Iterator

from accord.theory.embedded_agents import check_size
from accord.theory.processes import Word
from accord.theory.ranges import ranges
from accord.theory.universes import Universes


def _histories(u: Universes) -> int:
    pairs = len(u.actions) * len(u.percepts)
    return sum(pairs**k for k in range(u.rounds))


@ranges(Universes, _histories)
def history(u: Universes) -> Iterator[Word]:
    """Run over the histories after which an action is chosen: whole rounds."""
    check_size(u, u.rounds, every=True)
    pairs = list(itertools.product(range(len(u.actions)), range(len(u.percepts))))
    for length in range(u.rounds):
        for word in itertools.product(pairs, repeat=length):
            yield tuple(x for pair in word for x in pair)


@ranges(Universes, lambda u: len(u.actions))
def action(u: Universes) -> range:
    """Run over the actions."""
    return range(len(u.actions))
