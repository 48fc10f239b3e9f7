"""What the quantified names of properties of mixtures of universes run over."""

from collections.abc import Iterator

from accord.theory.processes import Word, check_words
from accord.theory.ranges import ranges
from accord.theory.universes import CoupledMixture


def _count(m: CoupledMixture) -> int:
    first = m.universe(0, 0)
    check_words(first, 2 * m.rounds)
    return sum(map(first.count_words, range(2 * m.rounds + 1)))


@ranges(CoupledMixture, _count)
def history(m: CoupledMixture) -> Iterator[Word]:
    """Run over the words of actions and percepts of at most `rounds` rounds."""
    first = m.universe(0, 0)
    level: list[Word] = [()]
    for step in range(2 * m.rounds + 1):
        yield from level
        symbols = range(len(first.alphabet(step)))
        if step < 2 * m.rounds:
            level = [(*word, x) for word in level for x in symbols]
