"""Local search for a model: a rule is changed cell by cell until no clause is false.

A state is a function from cells to outcomes, so that "some outcome, and not two" holds
by construction. Of a false clause one cell is changed, the likelier the fewer clauses
become false by it (ProbSAT: Balint and Schoening 2012). It can find a rule, and never
shows that there is none.
"""

import random
from collections.abc import Iterable, Mapping, Sequence

_WEIGHT = 2.5  # a change that breaks one clause more is so much less likely
Parts = tuple[tuple[int, int], ...]  # cells, each with the mask of outcomes that do


def parts_of(clause: Iterable[int], size: int) -> Parts:
    """Return a clause as cells with the outcomes, as a bit mask, that make it true.

    Outcome k in the cell c is the literal c * size + k + 1, as in `Clauses`.
    """
    masks: dict[int, int] = {}
    everything = (1 << size) - 1
    for literal in clause:
        cell, place = divmod(abs(literal) - 1, size)
        one = 1 << place
        masks[cell] = masks.get(cell, 0) | (one if literal > 0 else everything ^ one)
    return tuple(masks.items())


class _State:
    """An outcome in each cell, with the number of cells that make each clause true."""

    def __init__(self, clauses: Sequence[Parts], chosen: list[int]) -> None:
        self.clauses, self.chosen = clauses, chosen
        self.about: list[list[tuple[int, int]]] = [[] for _ in chosen]
        for number, parts in enumerate(clauses):
            for cell, mask in parts:
                self.about[cell].append((number, mask))
        self.true = [
            sum(mask >> chosen[cell] & 1 for cell, mask in parts) for parts in clauses
        ]
        self.false = [k for k, count in enumerate(self.true) if count == 0]
        self.place = {number: k for k, number in enumerate(self.false)}

    def breaks(self, cell: int, outcome: int) -> int:
        """Return how many clauses become false when a cell gets this outcome."""
        old, true = self.chosen[cell], self.true
        return sum(
            true[number] == 1 and mask >> old & 1 > mask >> outcome & 1
            for number, mask in self.about[cell]
        )

    def change(self, cell: int, outcome: int) -> None:
        """Give a cell this outcome."""
        old = self.chosen[cell]
        self.chosen[cell] = outcome
        for number, mask in self.about[cell]:
            gain = (mask >> outcome & 1) - (mask >> old & 1)
            if gain == 0:
                continue
            self.true[number] += gain
            if gain < 0 and self.true[number] == 0:
                self.place[number] = len(self.false)
                self.false.append(number)
            elif gain > 0 and self.true[number] == 1:
                self._remove(number)

    def _remove(self, number: int) -> None:
        place, last = self.place.pop(number), self.false.pop()
        if last != number:
            self.false[place] = last
            self.place[last] = place


def find_model(
    clauses: Iterable[Sequence[int]],
    cells: int,
    size: int,
    flips: int,
    seed: int = 0,
) -> list[int] | None:
    """Return the literals of a model, or None if `flips` changes lead to none.

    The same seed ends in the same answer on every machine.
    """
    chance = random.Random(seed)
    everything = (1 << size) - 1
    parts = dict.fromkeys(parts_of(clause, size) for clause in clauses)
    # What every function satisfies, such as "not two outcomes", says nothing here.
    said = [p for p in parts if all(mask != everything for _, mask in p)]
    state = _State(said, _start(said, cells, size, chance))
    for _ in range(flips):
        if not state.false:
            break
        clause = said[state.false[chance.randrange(len(state.false))]]
        ways = [
            (cell, outcome)
            for cell, mask in clause
            for outcome in range(size)
            if mask >> outcome & 1
        ]
        weights = [_WEIGHT ** -state.breaks(*way) for way in ways]
        if sum(weights) == 0:  # all break so much that it is all the same
            weights = [1.0] * len(ways)
        state.change(*chance.choices(ways, weights)[0])
    if state.false:
        return None
    return [size * cell + k + 1 for cell, k in enumerate(state.chosen)]


def _start(
    clauses: Sequence[Parts], cells: int, size: int, chance: random.Random
) -> list[int]:
    """Return what clauses about one cell leave to it, at random."""
    left: Mapping[int, list[int]] = {c: list(range(size)) for c in range(cells)}
    for clause in clauses:
        if len(clause) == 1:
            ((cell, mask),) = clause
            left[cell][:] = [k for k in left[cell] if mask >> k & 1]
    return [chance.choice(left[c] or list(range(size))) for c in range(cells)]
