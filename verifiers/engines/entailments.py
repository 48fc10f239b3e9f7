"""Clauses that follow: a growing pool, each with what it comes from.

A clause is a tuple of signed numbers of facts. It is given (an instance demands it), a
lemma of arithmetic, or follows by unit propagation along hints. Nothing is trusted.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from accord.verifiers.engines import sat

Clause = tuple[int, ...]


@dataclass(frozen=True)
class Entry:
    """A clause of the pool: what it was given as, or hints (numbers from 0)."""

    literals: Clause
    given: Any = None
    hints: tuple[int, ...] = ()


class Derivation:
    """The pool; clauses are numbered from 0 in the order in which they are added."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._known: dict[Any, int] = {}

    def give(self, literals: Iterable[int], given: Any, key: Any) -> int:
        """Add a clause that needs no other, unless one is known by this key."""
        if key not in self._known:
            self._known[key] = len(self.entries)
            self.entries.append(Entry(tuple(literals), given))
        return self._known[key]

    def follow(
        self, clauses: Sequence[int], assumed: Sequence[int], proof: sat.Proof
    ) -> int:
        """Add that not all assumed literals hold; return the number of that clause.

        The proof refutes the clauses, in this order, together with the assumptions.
        Its steps hold without these once their opposites are added to each.
        """
        extra = tuple(-x for x in assumed)
        places = dict(enumerate(clauses, 1))
        assumptions = range(len(clauses) + 1, len(clauses) + len(assumed) + 1)
        last = -1
        for number, literals, hints in proof.steps:
            wanted = tuple(dict.fromkeys((*literals, *extra)))
            rest = [places[hint] for hint in hints if hint not in assumptions]
            last = places[number] = len(self.entries)
            self.entries.append(Entry(wanted, None, self._cut(wanted, rest)))
        return last

    def _cut(self, clause: Clause, hints: Sequence[int]) -> tuple[int, ...]:
        """Return the hints up to the one that contradicts: assumptions come early."""
        false = set(clause)
        for k, hint in enumerate(hints):
            left = [x for x in self.entries[hint].literals if x not in false]
            if not left:
                return tuple(hints[: k + 1])
            false.update(-x for x in left)
        return tuple(hints)

    def written(
        self,
        wanted: Iterable[int],
        fact: Callable[[int], Any],
        given: Callable[[Any], Any] = lambda entry: entry,
    ) -> Mapping[str, Any]:
        """Return these clauses, and what they rest on, as a certificate has them.

        `fact` writes a signed number, `given` what a clause was given as. What another
        one of the wanted clauses says is left out.
        """
        wanted = self._strongest(wanted)
        needed: set[int] = set()
        waiting = list(wanted)
        while waiting:
            number = waiting.pop()
            if number not in needed:
                needed.add(number)
                waiting += self.entries[number].hints
        ordered = sorted(needed)
        first = [k for k in ordered if self.entries[k].given is not None]
        derived = [k for k in ordered if self.entries[k].given is None]
        places = {k: place for place, k in enumerate((*first, *derived), 1)}
        steps = [
            [
                places[k],
                [fact(x) for x in self.entries[k].literals],
                [places[hint] for hint in self.entries[k].hints],
            ]
            for k in derived
        ]
        return {
            "clauses": [given(self.entries[k].given) for k in first],
            "steps": steps,
            "excluding": [places[k] for k in wanted],
        }

    def _strongest(self, numbers: Iterable[int]) -> list[int]:
        kept: list[int] = []
        for k in sorted(set(numbers), key=lambda k: (len(self.entries[k].literals), k)):
            clause = set(self.entries[k].literals)
            if not any(clause.issuperset(self.entries[j].literals) for j in kept):
                kept.append(k)
        return sorted(kept)
