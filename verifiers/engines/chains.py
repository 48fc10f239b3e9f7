"""Short chains: unit propagation that stops after a few instances, with its reasons.

A chain refutes a possibility: assume it, go on from what has been told before, by
clauses that have one literal left, up to a conflict. A person follows a few instances;
so a chain is only looked for that far. Nothing here is trusted.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from accord.theory.errors import SolverError
from accord.verifiers.engines.clauses import Clauses

LONGEST = 5
_TOLD, _ASSUMED = -1, -2  # in place of the clause that a literal follows from


class OutOfEffortError(SolverError):
    """The search for a short proof has followed as many links as it may."""


@dataclass(frozen=True)
class Way:
    """How one possibility is ruled out.

    literal  the possibility, 0 if nothing is assumed
    told     the facts that it is ruled out by
    chain    the clauses, in order of propagation, the last one a conflict
    """

    literal: int
    told: tuple[int, ...]
    chain: tuple[int, ...]


@dataclass
class _Layer:
    """What follows: for each literal its reason, and how many instances deep it is."""

    reason: dict[int, int]
    depth: dict[int, int]


Quick = Callable[[Sequence[int]], int | None]  # all that follows; None: a conflict
Conflict = tuple[int, int]  # a literal (0: none), and the clause that asks for it


class Chains:
    """The clauses as links, and what the facts told so far lead to.

    within  the cells through which a chain may go, None for all
    work    how many links were followed, at most `effort`
    """

    def __init__(
        self, clauses: Clauses, exists: Collection[int], quick: Quick, effort: int
    ) -> None:
        self.size = clauses.size
        self.lists: Sequence[tuple[int, ...]] = clauses.lists
        self.quick = quick
        self.effort: int | None = effort
        self.work = 0
        self.within: frozenset[int] | None = None
        self.banned: set[int] = set()  # instances, by number
        top = self.size * len(clauses.names)
        # A literal is an index: Python counts negative ones from the end.
        self._pairs: list[list[tuple[int, int]]] = [[] for _ in range(2 * top + 1)]
        self._long: list[list[int]] = [[] for _ in range(2 * top + 1)]
        self._units: list[int] = []
        self._passed: dict[tuple[int, ...], tuple[frozenset[int], frozenset[int]]] = {}
        self.covers: dict[int, int] = {}  # of each cell, the clause of its outcomes
        self.existence: list[int] = []
        self.instance: list[int] = []  # of each clause, 0 if it is of no property
        numbers: dict[object, int] = {}
        for k, literals in enumerate(self.lists):
            origin = clauses.origins[k]
            self.instance.append(
                0 if origin is None else numbers.setdefault(origin, len(numbers) + 1)
            )
            if origin is None and literals and literals[0] > 0:
                self.covers[self.cell(literals[0])] = k
            if origin is not None and origin[0] in exists:
                self.existence.append(k)
            elif len(literals) == 2:
                first, second = literals
                self._pairs[-first].append((second, k))
                self._pairs[-second].append((first, k))
            elif len(literals) == 1:
                self._units.append(k)
            else:
                for literal in literals:
                    self._long[-literal].append(k)
        self.cells = sorted(self.covers)
        self.tell(())

    def cell(self, literal: int) -> int:
        """Return the number of the cell that a literal is about."""
        return (abs(literal) - 1) // self.size

    def outcomes(self, cell: int) -> range:
        """Return the literals "this cell has outcome k"."""
        return range(cell * self.size + 1, (cell + 1) * self.size + 1)

    def count(self, ways: Iterable[Way]) -> int:
        """Return how many instances of properties the ways use."""
        used = {self.instance[k] for way in ways for k in way.chain}
        return len(used - {0})

    def passes(self, way: Way) -> tuple[frozenset[int], frozenset[int]]:
        """Return the instances that a way uses, and the cells of its chain."""
        found = self._passed.get(way.chain)
        if found is None:
            instances = frozenset(self.instance[k] for k in way.chain)
            cells = frozenset(self.cell(x) for k in way.chain for x in self.lists[k])
            found = self._passed[way.chain] = (instances, cells)
        return found

    def tell(self, facts: Iterable[int]) -> Way | None:
        """Start from these facts; return a contradiction if they lead to one."""
        self.facts = tuple(facts)
        self.base = layer = _Layer({}, {})
        queue = []
        conflict: Conflict | None = None
        for fact in self.facts:
            if -fact in layer.reason:
                conflict = (fact, _TOLD)
            layer.reason[fact], layer.depth[fact] = _TOLD, 0
            queue.append(fact)
        for k in self._units:
            (literal,) = self.lists[k]
            if self._is_out(literal, k) or literal in layer.reason:
                continue
            if -literal in layer.reason:
                conflict = (literal, k)
            layer.reason[literal], layer.depth[literal] = k, 1
            queue.append(literal)
        conflict = conflict or self._spread(layer, queue)
        return None if conflict is None else self._explain(0, conflict, layer)

    def _is_out(self, literal: int, clause: int) -> bool:
        if self.within is not None and self.cell(literal) not in self.within:
            return True
        return self.instance[clause] in self.banned

    def refute(
        self, literal: int, unless: int = 0, *, sure: bool = False
    ) -> Way | None:
        """Return how a possibility is ruled out, if `unless` does not hold.

        With `sure`, some chain is known to do it, perhaps not a short one.
        """
        over = _Layer({}, {})
        queue = []
        for assumed in (literal, -unless) if unless else (literal,):
            if -assumed in self.base.reason:
                return self._explain(literal, (assumed, _ASSUMED), over)
            if assumed not in self.base.reason:
                over.reason[assumed], over.depth[assumed] = _ASSUMED, 0
                queue.append(assumed)
        if not sure and self.follow(literal, unless) is not None:
            return None
        conflict = self._spread(over, queue)
        return None if conflict is None else self._explain(literal, conflict, over)

    def follow(self, literal: int, unless: int = 0) -> int | None:
        """Return how much follows in chains of any length, None for a conflict."""
        assumed = (literal, -unless) if unless else (literal,)
        self._spend(len(assumed))
        found = self.quick((*self.facts, *assumed))
        self._spend(found or 0)
        return found

    def _spend(self, links: int) -> None:
        self.work += links
        if self.effort is not None and self.work > self.effort:
            raise OutOfEffortError("no short proof within the effort")

    def _spread(  # noqa: C901, PLR0912 - one loop, the one that takes the time
        self, over: _Layer, queue: list[int]
    ) -> Conflict | None:
        """Follow all links from the literals of the queue; return a conflict."""
        known, deep = self.base.reason, self.base.depth
        reason, depth = over.reason, over.depth
        instance, checked = self.instance, self.within is not None or self.banned
        for literal in queue:  # it grows meanwhile
            here = depth[literal]
            self.work += 1 + len(self._pairs[literal])
            for other, k in self._pairs[literal]:
                if other in reason or other in known:
                    continue
                if checked and instance[k] in self.banned:
                    continue
                if -other in reason or -other in known:
                    return other, k
                there = here + (instance[k] > 0)
                if there > LONGEST or (checked and self._is_out(other, k)):
                    continue
                reason[other], depth[other] = k, there
                queue.append(other)
            for k in self._long[literal]:
                left, there = 0, 0
                for x in self.lists[k]:
                    if x in reason or x in known:
                        break
                    if -x in reason:
                        there = max(there, depth[-x])
                    elif -x in known:
                        there = max(there, deep[-x])
                    elif left:
                        break
                    else:
                        left = x
                else:
                    if instance[k] in self.banned:
                        continue
                    if not left:
                        return 0, k
                    there += instance[k] > 0
                    if there > LONGEST or (checked and self._is_out(left, k)):
                        continue
                    reason[left], depth[left] = k, there
                    queue.append(left)
            self._spend(0)
        return None

    def _explain(  # noqa: C901 - two functions that call each other
        self, literal: int, conflict: Conflict, over: _Layer
    ) -> Way | None:
        """Return the way that a conflict shows, unless it takes too many instances."""
        chain: list[int] = []
        told: dict[int, None] = {}
        seen: set[int] = set()
        known = self.base.reason

        def visit(fact: int) -> None:
            if fact in seen:
                return
            seen.add(fact)
            k = over.reason.get(fact, known.get(fact, _ASSUMED))
            if k == _TOLD:
                told[fact] = None
            elif k != _ASSUMED:
                links(k, fact)

        def links(k: int, asked: int) -> None:
            for other in self.lists[k]:
                if other != asked:
                    visit(-other)
            chain.append(k)

        asked, k = conflict
        if asked:
            visit(-asked)
        if k == _TOLD:
            told[asked] = None
        elif k != _ASSUMED:
            links(k, asked)
        way = Way(literal, tuple(told), tuple(chain))
        return way if self.count([way]) <= LONGEST else None
