"""Condorcet rules with participation that read margins alone: one search for all sizes.

An electorate is the vector of its margins, x over y for each pair x < y. One voter more
is a step to another vector. Vectors with a Condorcet winner have their outcome; of the
others CaDiCaL chooses. Renaming the alternatives leads from a vector to its images: a
rule is sought that renames its outcome alike wherever no renaming keeps the vector.
That makes a rule nearly twenty times smaller, and is no property asked for: where
there is no such rule there may be others.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from accord.verifiers.engines.sat import find_model

Vector = tuple[int, ...]
_TRUE = 1 << 30  # a literal that is true; 0 is one that is false


class Margins:
    """The vectors of margins of up to `voters` voters, and what is known of them."""

    def __init__(self, alternatives: int, voters: int) -> None:
        every = range(alternatives)
        self.alternatives, self.base = alternatives, 2 * voters + 1
        self.orders = list(itertools.permutations(every))
        self.pairs = list(itertools.combinations(every, 2))
        self.steps = [
            np.array([1 if o.index(x) < o.index(y) else -1 for x, y in self.pairs])
            for o in self.orders
        ]
        level = np.zeros((1, len(self.pairs)), dtype=np.int64)
        self.levels = [level]
        for _ in range(voters):
            more = np.concatenate([level + step for step in self.steps])
            _, first = np.unique(self.code(more), return_index=True)
            level = more[first]
            self.levels.append(level)
        # Two voters of opposite orders cancel: the last two levels contain all others.
        whole = np.concatenate(self.levels[-2:])
        self.vectors = whole[np.argsort(self.code(whole))]
        self.codes = self.code(self.vectors)

    def code(self, vectors: Any) -> Any:
        """Return one number for each vector."""
        half = self.base // 2
        return (vectors + half) @ self.base ** np.arange(len(self.pairs))

    def column(self, vectors: Any, x: int, y: int) -> Any:
        """Return the margins of x over y."""
        place = self.pairs.index((min(x, y), max(x, y)))
        return vectors[:, place] if x < y else -vectors[:, place]

    def winners(self) -> Any:
        """Return the Condorcet winner at each vector, -1 where there is none."""
        found = np.full(len(self.vectors), -1)
        for x in range(self.alternatives):
            others = (y for y in range(self.alternatives) if y != x)
            leads = [self.column(self.vectors, x, y) > 0 for y in others]
            found[np.logical_and.reduce(leads)] = x
        return found

    def image(self, names: tuple[int, ...]) -> Any:
        """Return all vectors with alternative x called `names[x]`."""
        old = [names.index(x) for x in range(self.alternatives)]
        columns = [self.column(self.vectors, old[x], old[y]) for x, y in self.pairs]
        return np.stack(columns, axis=1)


def find_margin_rule(alternatives: int, voters: int) -> dict[Vector, int] | None:
    """Return what a rule chooses where nothing beats all others; None if none is found.

    Of a vector that no renaming keeps, the image with the smallest code stands for all.
    """
    space = Margins(alternatives, voters)
    names, literals = _cells(space)
    size = alternatives
    clauses = [[size * c + k + 1 for k in range(size)] for c in range(len(names))]
    for one in clauses[:]:
        clauses += [[-x, -y] for x, y in itertools.combinations(one, 2)]
    clauses += _participation(space, literals)
    model = find_model(clauses)
    if model is None:
        return None
    chosen = (divmod(x - 1, size) for x in model if x > 0)
    return {tuple(map(int, names[cell])): place for cell, place in chosen}


def _cells(space: Margins) -> tuple[Any, Any]:
    """Return the vectors that have a cell, and for all vectors "x is chosen"."""
    known = space.winners()
    images = [space.code(space.image(names)) for names in space.orders]
    codes = np.stack(images, axis=1)
    kept = (codes == space.codes[:, None]).sum(axis=1)
    free, best = kept == 1, codes.argmin(axis=1)
    home = np.where(free, codes.min(axis=1), space.codes)
    cells = np.unique(home[known < 0])
    number = np.minimum(np.searchsorted(cells, home), len(cells) - 1)
    renaming = np.array(space.orders)[np.where(free, best, 0)]
    own = space.alternatives * number[:, None] + renaming + 1
    sure = np.where(known[:, None] == np.arange(space.alternatives), _TRUE, 0)
    literals = np.where(known[:, None] < 0, own, sure)
    return space.vectors[np.searchsorted(space.codes, cells)], literals


def _participation(space: Margins, literals: Any) -> Iterator[list[int]]:
    """Yield: if x is chosen, then after a voter came something she likes as much."""
    rows = []
    for level in space.levels[-3:-1]:
        before = literals[np.searchsorted(space.codes, space.code(level))]
        for order, step in zip(space.orders, space.steps, strict=True):
            there = np.searchsorted(space.codes, space.code(level + step))
            after = literals[there]
            for k, x in enumerate(order[:-1]):
                if_chosen, then = before[:, x], np.sort(after[:, order[: k + 1]])
                # Left out: what cannot be chosen before, or is sure to be met after.
                said = (if_chosen != 0) & ~(then == _TRUE).any(axis=1)
                said &= ~(then == if_chosen[:, None]).any(axis=1)
                row = np.zeros((said.sum(), len(order)), dtype=np.int64)
                row[:, 0] = np.where(if_chosen == _TRUE, 0, -if_chosen)[said]
                row[:, 1 : k + 2] = then[said]
                rows.append(np.unique(row, axis=0))
    for row in np.unique(np.concatenate(rows), axis=0).tolist():
        yield [x for x in row if x]
