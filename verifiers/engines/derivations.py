"""Derivations: a proof that no rule exists, in few steps that a person can follow.

A step goes through the possibilities of a cell, or those of an existence axiom, and
refutes each by a short chain from facts that were told before: one fact is left, or
nothing. Where nothing follows, an outcome is supposed and refuted. From a first
derivation profiles are taken away as long as it can be mended, then steps, then
instances. All that is told becomes clauses of a certificate, so nothing is trusted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from accord.verifiers.engines import sat
from accord.verifiers.engines.chains import LONGEST, Chains, OutOfEffortError, Way
from accord.verifiers.engines.clauses import Clauses

SHORTENING = 400_000  # links followed to find one with fewer profiles
SMALLEST = 1_000_000  # propagations spent on a smallest set of instances
_CANDIDATES = 6  # outcomes that are tried in a supposition
# How a derivation is looked for, one after the other: whether facts may be that a cell
# does not have some outcomes, and how many suppositions there may be.
_PLANS = (
    *((False, 0), (False, 1), (True, 0), (True, 1), (False, 2)),
    *((True, 2), (False, 3), (False, 4)),
)
_WITNESSED = 3  # how many instances are as long to read as a step on an existence


@dataclass(frozen=True, eq=False)
class Step:
    """Possibilities of which all but one (or all) are ruled out.

    facts   what holds from here on, as literals: an outcome of a cell, or outcomes that
            it does not have; none: a contradiction
    cover   the clause that lists the possibilities; None: earlier facts clash at once
    ways    how each is ruled out
    """

    facts: tuple[int, ...]
    cover: int | None
    ways: tuple[Way, ...]


@dataclass(frozen=True, eq=False)
class Suppose:
    """An outcome of a cell that is supposed, and the steps up to a contradiction."""

    assumed: int
    steps: tuple["Step | Suppose", ...]

    @property
    def facts(self) -> tuple[int, ...]:
        """What holds then: the opposite."""
        return (-self.assumed,)


Steps = Sequence[Step | Suppose]


@dataclass(frozen=True)
class Derivation:
    """The steps, and what they are about.

    named     the cells that have to be named: of facts, and of chains told in full
    used      the clauses used
    """

    steps: tuple[Step | Suppose, ...]
    named: tuple[int, ...]
    used: tuple[int, ...]

    @property
    def count(self) -> int:
        """The number of steps, each supposition one."""
        return sum(1 for _ in walk(self.steps))


def derive(clauses: Clauses, exists: Iterable[int], effort: int) -> Derivation | None:
    """Return a short derivation of a contradiction, None if the effort is too little.

    `exists` has the numbers of the properties that ask for a witness.
    """
    asked = frozenset(exists)
    plain = (
        literals
        for literals, origin in zip(clauses.lists, clauses.origins, strict=True)
        if origin is None or origin[0] not in asked
    )
    with sat.propagating(plain) as quick:
        search = _Search(Chains(clauses, asked, quick, effort))
        try:
            steps = search.first()
        except OutOfEffortError:
            return None
        if steps is None:
            return None
        steps = search.shorten(steps, SHORTENING)
        steps = search.spare(steps)
        used = used_clauses(steps)
        return Derivation(tuple(steps), tuple(search.named(steps)), used)


def walk(steps: Steps) -> Iterator[Step | Suppose]:
    """Yield the steps in the order of telling, a supposition before its own."""
    for step in steps:
        yield step
        if isinstance(step, Suppose):
            yield from walk(step.steps)


def proof_of(clauses: Clauses, steps: Steps) -> tuple[sat.Proof, list[list[int]]]:
    """Return the proof that a derivation is, and of each step the numbers of its own.

    Of a step: one clause for each way, that the possibility is ruled out, and one for
    what is left. What is supposed stands in all of them as its opposite.
    """
    certified: list[sat.Step] = []
    spans: list[list[int]] = []

    def add(literals: Iterable[int], hints: Iterable[int]) -> int:
        number = len(clauses.lists) + len(certified) + 1
        certified.append((number, tuple(literals), tuple(hints)))
        spans[-1].append(number)
        return number

    def go(steps: Steps, supposed: tuple[int, ...], numbers: dict[int, int]) -> int:
        against = tuple(-x for x in supposed)
        last = 0
        for step in steps:
            spans.append([])
            if isinstance(step, Suppose):
                last = go(step.steps, (*supposed, step.assumed), dict(numbers))
                numbers[-step.assumed] = last
                continue
            result = step.facts if len(step.facts) == 1 and step.facts[0] > 0 else ()
            # Where a witness is left the ways are ruled out unless it is the one.
            unless = result if is_witnessed(clauses, step) else ()
            lemmas = []
            for way in step.ways:
                known = [numbers[x] for x in way.told if x not in supposed]
                hints = [*known, *(k + 1 for k in way.chain)]
                literals = (-way.literal,) if way.literal else ()
                last = add((*against, *unless, *literals), hints)
                if not unless:
                    numbers[-way.literal] = last
                lemmas.append(last)
            if step.cover is not None and (result or not step.facts):
                last = add((*against, *result), [*lemmas, step.cover + 1])
                numbers[result[0] if result else 0] = last
        return last

    go(steps, (), {})
    core = tuple(k + 1 for k in used_clauses(steps))
    return sat.Proof(core, tuple(certified)), spans


def is_witnessed(clauses: Clauses, step: Step) -> bool:
    """Return whether a step is about the witnesses of an existence."""
    return step.cover is not None and clauses.origins[step.cover] is not None


def used_clauses(steps: Steps) -> tuple[int, ...]:
    """Return the clauses that the steps use."""
    used: set[int] = set()
    for step in walk(steps):
        if isinstance(step, Step):
            used |= {k for way in step.ways for k in way.chain}
            used |= set() if step.cover is None else {step.cover}
    return tuple(sorted(used))


def smallest(clauses: Clauses, used: Iterable[int]) -> list[int]:
    """Return clauses of these whose instances contradict each other, few of them.

    An instance takes part with all clauses that it gives. Each is needed, unless the
    effort is too little. To tell a proof in few steps takes more instances.
    """
    groups: dict[object, int] = {}
    for k in used:
        if clauses.origins[k] is not None:
            groups.setdefault(clauses.origins[k], len(groups))
    kept = [k for k, o in enumerate(clauses.origins) if o is None or o in groups]
    guarded = []
    for k in kept:
        origin = clauses.origins[k]
        guarded.append((clauses.lists[k], [] if origin is None else [groups[origin]]))
    chosen = set(sat.smallest_core(guarded, len(groups), SMALLEST))
    pairs = zip(kept, guarded, strict=True)
    return [k for k, (_, needs) in pairs if chosen.issuperset(needs)]


def trimmed(steps: Steps, needed: set[int] | None = None) -> list[Step | Suppose]:
    """Return the steps that the last one rests on."""
    needed = set() if needed is None else needed
    kept: list[Step | Suppose] = []
    for step in reversed(steps):
        if step.facts and not needed.intersection(step.facts):
            continue
        needed.difference_update(step.facts)
        if isinstance(step, Suppose):
            inner = trimmed(step.steps, needed)
            needed.discard(step.assumed)
            kept.append(Suppose(step.assumed, tuple(inner)))
        else:
            needed.update(fact for way in step.ways for fact in way.told)
            kept.append(step)
    return kept[::-1]


class _Search:
    """Looks for steps; `within` says at which cells, existence is about all."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.within: frozenset[int] | None = None
        self.parts, self.most = False, 0
        self.witnessed = True  # whether to ask what an existence leaves
        self.candidates = _CANDIDATES
        self._states: dict[Any, tuple[Way | None, Any]] = {}
        self._alone: dict[int, Step | None] = {}
        self._opens: dict[int, int] = {}  # of an existence, what was not refuted

    def _ready(self, known: Sequence[int], *, everywhere: bool = False) -> Way | None:
        """Let the chains start from what is known; return a contradiction."""
        chains, within = self.chains, None if everywhere else self.within
        key = (tuple(known), within, frozenset(chains.banned))
        if key not in self._states:
            chains.within = within
            clash = chains.tell(known)
            while len(self._states) > 3:
                del self._states[next(iter(self._states))]
            self._states[key] = (clash, chains.base)
        clash, chains.base = self._states[key]
        chains.facts, chains.within = key[0], within
        return clash

    # --- one step -------------------------------------------------------------------

    def _of_cell(self, cell: int) -> Step | None:
        """Return that a cell has one outcome, or none, all others refuted shortly."""
        ways: list[Way] = []
        left: list[int] = []
        for outcome in self.chains.outcomes(cell):
            way = self.chains.refute(outcome)
            if way is not None:
                ways.append(way)
            else:
                left.append(outcome)
            if len(left) > 1:
                return None
        if self.chains.count(ways) > LONGEST:
            return None
        return Step(tuple(left), self.chains.covers[cell], tuple(ways))

    def _of_part(self, cell: int, known: set[int]) -> Step | None:
        """Return that a cell does not have some outcomes."""
        ways: list[Way] = []
        for outcome in self.chains.outcomes(cell):
            way = None if -outcome in known else self.chains.refute(outcome)
            if way is not None and self.chains.count([*ways, way]) <= LONGEST:
                ways.append(way)
        facts = tuple(-way.literal for way in ways)
        return Step(facts, self.chains.covers[cell], tuple(ways)) if facts else None

    def _of_witnesses(self, clause: int, unless: int = 0) -> Step | None:
        """Return that a witness can only be `unless`, or that there is none."""
        literals = self.chains.lists[clause]
        first = self._opens.get(clause)
        for witness in literals if first is None else (first, *literals):
            if witness != unless and self.chains.follow(witness, unless) is not None:
                self._opens[clause] = witness
                return None
        ways: dict[int, Way] = {}
        for witness in literals if first is None else (first, *literals):
            if witness in ways or witness == unless:
                continue
            way = self.chains.refute(witness, unless, sure=True)
            if way is None:
                self._opens[clause] = witness
                return None
            ways[witness] = way
        facts = (unless,) if unless else ()
        return Step(facts, clause, tuple(ways[x] for x in literals if x != unless))

    # --- all steps ------------------------------------------------------------------

    def first(self) -> list[Step | Suppose] | None:
        """Return some derivation, the simplest kinds first."""
        for self.parts, self.most in _PLANS:
            steps = self.prove((), self.most)
            if steps is not None:
                return trimmed(steps)
        return None

    def prove(self, told: Sequence[int], most: int) -> list[Step | Suppose] | None:
        """Return steps from what is told to a contradiction, or None.

        With at most so many suppositions.
        """
        known, steps = list(told), list[Step | Suppose]()
        while True:
            clash = self._ready(known)
            found = self._next(known) if clash is None else [Step((), None, (clash,))]
            if found is None:
                rest = self._suppose(known, most - 1) if most else None
                return None if rest is None else [*steps, *rest]
            steps += found
            if not found[-1].facts:
                return steps
            known += [fact for step in found for fact in step.facts]

    def _next(self, known: Sequence[int]) -> Sequence[Step | Suppose] | None:
        """Return steps that follow now, or a contradiction."""
        end = self._ending(known)
        if end is not None:
            return [end]
        settled = {self.chains.cell(fact) for fact in known if fact > 0}
        every = self.chains.cells if self.within is None else sorted(self.within)
        cells = [c for c in every if c not in settled]
        self._ready(known)
        reason = self.chains.base.reason
        at_once = [c for c in cells if not reason.keys().isdisjoint(self._ones(c))]
        for some in (at_once, cells):
            found = [step for step in map(self._of_cell, some) if step is not None]
            if found:
                ends = [step for step in found if not step.facts]
                return ends[:1] or found
        witnessed = self._witnessed(known, cells) if self.witnessed else None
        if witnessed is not None or not self.parts:
            return None if witnessed is None else [witnessed]
        self._ready(known)
        parts = (self._of_part(cell, set(known)) for cell in cells)
        return [step for step in parts if step is not None] or None

    def _ones(self, cell: int) -> range:
        return self.chains.outcomes(cell)

    def _ending(self, known: Sequence[int]) -> Step | None:
        """Return that an existence has no witness left."""
        self._ready(known, everywhere=True)
        ends = map(self._of_witnesses, self.chains.existence)
        return next((step for step in ends if step is not None), None)

    def _witnessed(self, known: Sequence[int], cells: Sequence[int]) -> Step | None:
        """Return an outcome that an existence leaves, rather by itself."""
        self._ready(known, everywhere=True)
        reason = self.chains.base.reason
        outcomes = [x for cell in cells for x in self._ones(cell) if -x not in reason]
        looks = (self._by_itself, partial(self._left, known))
        for look in looks if self.parts else looks[:1]:
            for outcome in outcomes:
                step = look(outcome)
                if step is not None:
                    return step
        return None

    def _left(self, known: Sequence[int], outcome: int) -> Step | None:
        self._ready(known, everywhere=True)
        found = (self._of_witnesses(k, outcome) for k in self.chains.existence)
        return next((step for step in found if step is not None), None)

    def _by_itself(self, outcome: int) -> Step | None:
        """Return that an existence leaves an outcome, from no facts at all."""
        if outcome not in self._alone:
            self._alone[outcome] = self._left((), outcome)
        return self._alone[outcome]

    def _suppose(self, known: Sequence[int], most: int) -> list[Step | Suppose] | None:
        """Return an outcome that is refuted, and the steps up to the end.

        With at most so many suppositions besides; the shortest of a few tried.
        """
        self._ready(known)
        reason = self.chains.base.reason
        open_ones: list[tuple[int, int, int]] = []
        fewest = 0
        every = self.chains.cells if self.within is None else sorted(self.within)
        for cell in every:
            left = [x for x in self._ones(cell) if x not in reason]
            left = [x for x in left if -x not in reason]
            if len(left) < 2 or (fewest and len(left) > fewest):
                continue
            fewest = len(left)
            open_ones += [(fewest, -(self.chains.follow(x) or 0), x) for x in left]
        asked, self.witnessed = self.witnessed, False
        best: list[Step | Suppose] | None = None
        for _, _, outcome in sorted(open_ones)[: self.candidates]:
            for inside in range(most + 1):
                steps = self.prove([*known, outcome], inside)
                if steps is None:
                    continue
                rest = self.prove([*known, -outcome], most - inside)
                if rest is not None:
                    found = [Suppose(outcome, tuple(trimmed(steps))), *rest]
                    if best is None or self._size(found) < self._size(best):
                        best = found
                break
        self.witnessed = asked
        return best

    # --- shorter --------------------------------------------------------------------

    def named(self, steps: Steps) -> list[int]:
        """Return the cells to name, in the order of telling."""
        cells: dict[int, None] = {}
        for step in walk(steps):
            if isinstance(step, Suppose):
                cells[self.chains.cell(step.assumed)] = None
                continue
            for way in step.ways:
                cells.update(dict.fromkeys(map(self.chains.cell, way.told)))
            if not self.is_witnessed(step):
                for way in step.ways:
                    cells.update(dict.fromkeys(sorted(self.chains.passes(way)[1])))
            cells.update(dict.fromkeys(map(self.chains.cell, step.facts)))
        return list(cells)

    def is_witnessed(self, step: Step | Suppose) -> bool:
        """Return whether a step is about the witnesses of an existence."""
        return isinstance(step, Step) and step.cover in self.chains.existence

    def _size(self, steps: Steps) -> tuple[int, int]:
        """Return the number of profiles to name, and about the length of the text."""
        length = 0
        for step in walk(steps):
            length += 1 + (self._length(step) if isinstance(step, Step) else 0)
        return len(self.named(steps)), length

    def shorten(self, steps: Steps, effort: int) -> list[Step | Suppose]:
        """Return steps that name fewer profiles, then shorter ones.

        In the end no step can be spared so that the others can be mended with no more
        profiles; and, where the effort suffices, no profile so that another search at
        the rest finds a derivation. That is no proof that fewer are impossible.
        """
        best = self._fewer_steps(list(steps))
        self.chains.effort = self.chains.work + effort
        needed: set[int] = set()
        while True:
            cells = [cell for cell in self._by_use(best) if cell not in needed]
            if not cells:
                break
            try:
                found = self._without(best, cells[0])
            except OutOfEffortError:
                break
            if found is None:
                needed.add(cells[0])
            else:
                best = found
        self.chains.effort, self.within = None, frozenset(self.named(best))
        best = self._fewer_steps(self._plainer(best, ()))
        self.within = None
        return best

    def _plainer(self, steps: Steps, told: Sequence[int]) -> list[Step | Suppose]:
        """Return the steps, each with the shortest reasons that it can have by now.

        Rather with no existence, if it does not need one.
        """
        known, kept = list(told), list[Step | Suppose]()
        for step in steps:
            new: Step | Suppose = step
            if isinstance(step, Suppose):
                inner = self._plainer(step.steps, [*known, step.assumed])
                new = Suppose(step.assumed, tuple(inner))
            elif len(step.facts) == 1:
                self._ready(known)
                plain = self._of_cell(self.chains.cell(step.facts[0]))
                if plain is not None and plain.facts == step.facts:
                    new = min(plain, step, key=self._length)
            kept.append(new)
            known += new.facts
        return trimmed(kept)

    def _length(self, step: Step) -> int:
        instances = sum(self.chains.count([way]) for way in step.ways)
        return _WITNESSED if self.is_witnessed(step) else instances

    def _by_use(self, steps: Steps) -> list[int]:
        """Return the named cells, those first that seem easiest to spare."""
        facts: dict[int, int] = dict.fromkeys(self.named(steps), 0)
        links = dict(facts)
        for step in walk(steps):
            ways = step.ways if isinstance(step, Step) else ()
            for cell in map(self.chains.cell, step.facts):
                facts[cell] += 1
            for cell in (c for way in ways for c in self.chains.passes(way)[1]):
                if cell in links:
                    links[cell] += 1
        return sorted(facts, key=lambda cell: (facts[cell], links[cell], cell))

    def _without(self, steps: Steps, cell: int) -> list[Step | Suppose] | None:
        """Return steps that name fewer cells, and not this one."""
        named = frozenset(self.named(steps))
        self.within = named - {cell}
        for look in (partial(self.mend, steps, ()), self._anew):
            found = look()
            if found is not None:
                found = trimmed(found)
                if len(self.named(found)) < len(named):
                    return found
        return None

    def _anew(self) -> list[Step | Suppose] | None:
        """Return another derivation, from what existences leave by themselves."""
        assert self.within is not None
        outcomes = (x for cell in sorted(self.within) for x in self._ones(cell))
        found = [step for step in map(self._by_itself, outcomes) if step is not None]
        known = [fact for step in found for fact in step.facts]
        self.witnessed, self.candidates = False, 2
        rest = self.prove(known, self.most)
        return None if rest is None else [*found, *rest]

    def _fewer_steps(self, steps: list[Step | Suppose]) -> list[Step | Suppose]:
        """Return steps of which none can be spared so that the others can be mended."""
        size, again = self._size(steps), True
        while again:
            again = False
            for step in list(walk(steps))[::-1]:
                if isinstance(step, Suppose) or not step.facts:
                    continue
                if all(other is not step for other in walk(steps)):
                    continue
                found = self.mend(steps, (), step)
                if found is not None:
                    found = trimmed(found)
                    if self._size(found) < size:
                        steps, size, again = found, self._size(found), True
        return steps

    def mend(
        self, steps: Steps, told: Sequence[int], spared: Step | None = None
    ) -> list[Step | Suppose] | None:
        """Return the steps without one, or without what is banned; None if none fit.

        A step whose reasons are gone gets others for the same facts, if there are any.
        """
        known, kept = list(told), list[Step | Suppose]()
        for step in steps:
            if step is spared or not self._is_allowed(step):
                continue
            found: Step | Suppose | None
            if isinstance(step, Suppose):
                inner = self.mend(step.steps, [*known, step.assumed], spared)
                found = None if inner is None else Suppose(step.assumed, tuple(inner))
            else:
                found = self._repaired(step, known)
            if found is None:
                return None
            kept.append(found)
            known += found.facts
            if not found.facts:
                return kept
        return None

    def _is_allowed(self, step: Step | Suppose) -> bool:
        if self.within is None:
            return True
        about = [step.assumed] if isinstance(step, Suppose) else step.facts
        return all(self.chains.cell(fact) in self.within for fact in about)

    def _repaired(self, step: Step, known: Sequence[int]) -> Step | None:
        """Return a step with the same facts for reasons that are known; or a clash."""
        witnessed = self.is_witnessed(step)
        have = set(known)
        wrong = [
            way
            for way in step.ways
            if not have.issuperset(way.told)
            or self._is_banned(way, witnessed=witnessed)
        ]
        if not wrong:
            return step
        clash = self._ready(known, everywhere=witnessed)
        if clash is not None:
            return Step((), None, (clash,))
        if step.cover is None:
            return None
        ways = []
        for way in step.ways:
            unless = step.facts[0] if witnessed and step.facts else 0
            new = self.chains.refute(way.literal, unless) if way in wrong else way
            if new is None:
                return None
            ways.append(new)
        if not witnessed and self.chains.count(ways) > LONGEST:
            return None
        return Step(step.facts, step.cover, tuple(ways))

    def _is_banned(self, way: Way, *, witnessed: bool) -> bool:
        instances, cells = self.chains.passes(way)
        if not self.chains.banned.isdisjoint(instances):
            return True
        return not witnessed and self.within is not None and not cells <= self.within

    # --- fewer instances ------------------------------------------------------------

    def spare(self, steps: list[Step | Suppose]) -> list[Step | Suppose]:
        """Return the steps with fewer instances: one pass, each is tried once.

        No instance is used in the end that was not used before.
        """
        chains = self.chains
        used = {chains.instance[k] for k in used_clauses(steps)} - {0}
        chains.banned = set(chains.instance) - used - {0}
        self.within = frozenset(self.named(steps))
        for number in sorted(used):
            if number not in {chains.instance[k] for k in used_clauses(steps)}:
                chains.banned.add(number)
                continue
            chains.banned.add(number)
            found = self.mend(steps, ())
            if found is None:
                chains.banned.discard(number)
            else:
                steps = trimmed(found)
        return steps
