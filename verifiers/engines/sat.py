"""SAT: CaDiCaL finds a model or a proof; the proof gets hints that can be followed.

The solver's proof (DRUP) lists clauses that follow by unit propagation. Going through
it once with watched literals tells by which clauses each follows; going back from the
empty clause keeps those that are needed. Nothing here is trusted.
"""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import SolverError

SOLVER = "cadical195"
Step = tuple[int, tuple[int, ...], tuple[int, ...]]  # number, literals, hints


@dataclass(frozen=True)
class Proof:
    """What is left of a proof: the numbers of clauses used (from 1), and the steps."""

    core: tuple[int, ...]
    steps: tuple[Step, ...]


def find_model(clauses: Sequence[Sequence[int]]) -> list[int] | None:
    """Return a model (the literals that are true), or None if there is none."""
    from pysat.solvers import Solver

    with Solver(name=SOLVER, bootstrap_with=clauses) as solver:
        return list(solver.get_model()) if solver.solve() else None


def core(clauses: Sequence[Sequence[int]], assumed: Sequence[int]) -> list[int] | None:
    """Return assumed literals that the clauses contradict, None if they do not."""
    from pysat.solvers import Solver

    with Solver(name=SOLVER, bootstrap_with=clauses) as solver:
        if solver.solve(assumptions=assumed):
            return None
        found = set(solver.get_core() or ())
        return [x for x in assumed if x in found]


def prove(clauses: Sequence[Sequence[int]]) -> Proof:
    """Return a proof that the clauses contradict each other."""
    from pysat.solvers import Solver

    with Solver(name=SOLVER, bootstrap_with=clauses, with_proof=True) as solver:
        if solver.solve():
            raise SolverError("the clauses do not contradict each other")
        lines = solver.get_proof()
    learned = [
        tuple(int(word) for word in line.split()[:-1])
        for line in lines
        if not line.startswith("d")
    ]
    return trim(clauses, learned)


def models(
    clauses: Sequence[Sequence[int]], wanted: Collection[int], most: int
) -> list[list[int]]:
    """Return up to `most` models, as what is true of `wanted`, no two of them alike."""
    from pysat.solvers import Solver

    found: list[list[int]] = []
    with Solver(name=SOLVER, bootstrap_with=clauses) as solver:
        while len(found) < most and solver.solve():
            true = [x for x in solver.get_model() if x in wanted]
            found.append(true)
            solver.add_clause([-x for x in true])
    return found


class _Effort:
    """A solver under assumptions, that stops when it has propagated enough.

    Counted and not timed, so that the same question ends in the same answer.
    """

    def __init__(self, solver: Any, most: int) -> None:
        self.solver, self.most = solver, most

    def contradicts(self, marks: Sequence[int]) -> bool | None:
        """Return whether these assumptions contradict; None if it gave up."""
        left = self.most - self.solver.accum_stats()["propagations"]
        if left <= 0:
            return None
        self.solver.prop_budget(left)
        answer = self.solver.solve_limited(assumptions=marks)
        return None if answer is None else not answer


def smallest_core(
    clauses: Sequence[tuple[Sequence[int], Sequence[int]]],
    groups: int,
    effort: int,
) -> list[int]:
    """Return groups whose clauses contradict each other, as few as `effort` allows.

    A clause comes with the groups that it needs: it is left out as soon as one of them
    is. Where the effort (a number of propagations) suffices, none is left to spare.
    """
    from pysat.solvers import Solver

    top = max((abs(x) for literals, _ in clauses for x in literals), default=0)
    marks = [top + 1 + k for k in range(groups)]
    with Solver(name="glucose4") as solver:
        for literals, needs in clauses:
            solver.add_clause([*literals, *(-marks[k] for k in needs)])
        bounded = _Effort(solver, effort)
        told = bounded.contradicts(marks)
        if told is False:
            raise SolverError("the clauses do not contradict each other")
        left = list(solver.get_core() or []) if told else marks
        needed: list[int] = []
        while left and told is not None:
            mark = left.pop()
            told = bounded.contradicts([*needed, *left])
            if told:
                core = set(solver.get_core() or [])
                left = [x for x in left if x in core]
            else:
                needed.append(mark)
    return sorted(mark - top - 1 for mark in needed + left)


@contextmanager
def propagating(
    clauses: Iterable[Sequence[int]],
) -> Iterator[Callable[[Sequence[int]], int | None]]:
    """Lend the function from literals to how much follows by unit propagation.

    None if they lead to a conflict.
    """
    from pysat.solvers import Solver

    with Solver(name="minisat22", bootstrap_with=clauses) as solver:

        def follow(literals: Sequence[int]) -> int | None:
            fits, found = solver.propagate(assumptions=list(literals))
            return len(found) if fits else None

        yield follow


class _Propagation:
    """Unit propagation over a growing list of clauses, with the reason of each unit."""

    def __init__(self) -> None:
        self.clauses: list[list[int]] = [[]]  # numbered from 1
        self.watched: dict[int, list[int]] = {}
        self.units: list[int] = []
        self.before = 0

    def add(self, literals: Sequence[int]) -> int:
        """Add a clause; return its number."""
        number = len(self.clauses)
        clause = list(dict.fromkeys(literals))
        self.clauses.append(clause)
        if len(clause) <= 1:
            self.units.append(number)
        else:
            for literal in clause[:2]:
                self.watched.setdefault(literal, []).append(number)
        return number

    def refute(self, assumed: Sequence[int], before: int) -> list[int] | None:
        """Return the clauses, in order, by which the assumptions cannot all hold.

        Only clauses with a number below `before` count.
        """
        self.before = before
        reason: dict[int, int] = {}
        trail: list[int] = []
        for literal in assumed:
            if literal not in reason:
                reason[literal] = 0
                trail.append(literal)
        conflict = 0
        for number in self.units:
            if number >= before:
                break
            clause = self.clauses[number]
            if not clause or -clause[0] in reason:
                conflict = number
                break
            if clause[0] not in reason:
                reason[clause[0]] = number
                trail.append(clause[0])
        place = 0
        while not conflict and place < len(trail):
            conflict = self._visit(-trail[place], reason, trail)
            place += 1
        return self._used(conflict, reason, trail) if conflict else None

    def _visit(self, false: int, reason: dict[int, int], trail: list[int]) -> int:
        """Move the watches from a literal that became false; return a conflict or 0."""
        waiting = self.watched.get(false, [])
        kept: list[int] = []
        for at, number in enumerate(waiting):
            if number >= self.before:
                kept.append(number)
                continue
            clause = self.clauses[number]
            if clause[0] == false:
                clause[0], clause[1] = clause[1], clause[0]
            if clause[0] in reason:
                kept.append(number)
                continue
            for k in range(2, len(clause)):
                if -clause[k] not in reason:
                    clause[1], clause[k] = clause[k], clause[1]
                    self.watched.setdefault(clause[1], []).append(number)
                    break
            else:
                kept.append(number)
                if -clause[0] in reason:
                    self.watched[false] = kept + waiting[at + 1 :]
                    return number
                reason[clause[0]] = number
                trail.append(clause[0])
        self.watched[false] = kept
        return 0

    def _used(
        self, conflict: int, reason: dict[int, int], trail: list[int]
    ) -> list[int]:
        needed = {-x for x in self.clauses[conflict]}
        used = [conflict]
        for literal in reversed(trail):
            number = reason[literal]
            if literal in needed and number:
                used.append(number)
                needed.update(-x for x in self.clauses[number] if x != literal)
        return used[::-1]


def trim(clauses: Sequence[Sequence[int]], learned: Sequence[Sequence[int]]) -> Proof:
    """Return the part of a DRUP proof that is needed, with hints.

    Backwards: what no later clause needs is never looked at.
    """
    learned = list(itertools.takewhile(len, learned))
    state = _Propagation()
    for clause in (*clauses, *learned, ()):
        state.add(clause)
    last = len(clauses) + len(learned) + 1
    needed = {last}
    steps: list[Step] = []
    for number in range(last, len(clauses), -1):
        if number not in needed:
            continue
        clause = () if number == last else learned[number - len(clauses) - 1]
        hints = state.refute([-x for x in clause], number)
        if hints is None:
            raise SolverError("the solver's proof has a step that does not follow")
        needed.update(hints)
        steps.append((number, tuple(clause), tuple(hints)))
    core = sorted(n for n in needed if n <= len(clauses))
    return Proof(tuple(core), tuple(steps[::-1]))
