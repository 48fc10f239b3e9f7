"""Lemmas that a proof by cases needs: without those that the others make up for."""

from collections.abc import Callable, Sequence
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.forms import Literal
from accord.theory.paths import Pool, explore
from accord.verifiers.engines.identities import Lemma

MOST_RUNS = 5_000
Run = Callable[[], Any]


def literals_of(lemma: Lemma) -> frozenset[Literal]:
    """Return the literals that a lemma shows to contradict each other."""
    return frozenset(row for product, _ in lemma for row in product.literals)


def needed(
    runs: Sequence[Run], premises: Sequence[Literal], lemmas: Sequence[Lemma]
) -> tuple[Lemma, ...]:
    """Return lemmas that close all that these do, none of which can be left out.

    Where this would take too many runs, some that could be left out remain.
    """
    work = _Work(MOST_RUNS)
    kept = list(lemmas)
    for lemma in reversed(lemmas):
        rest = [other for other in kept if other is not lemma]
        pool = Pool(map(literals_of, rest))
        if all(work.closes(run, premises, pool) for run in runs):
            kept = rest
    return tuple(kept)


class _Work:
    """How many runs are left to try things."""

    def __init__(self, left: int) -> None:
        self.left = left

    def closes(self, run: Run, premises: Sequence[Literal], pool: Pool) -> bool:
        """Return whether lemmas close each path on which `run` is False, if found."""
        if self.left <= 0:
            return False

        def counted() -> Any:
            self.left -= 1
            return run()

        paths = explore(counted, pool, self.left, premises, split=True)
        try:
            return all(result is not False for _, result in paths)
        except ModelError:  # more runs than are left
            return False
