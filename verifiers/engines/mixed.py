"""Clauses over linear literals: z3 finds models and cores, CaDiCaL and lemmas proofs.

A lemma is a minimal set of literals that cannot all hold, with Farkas multipliers.
CaDiCaL proposes literals that make all clauses true; where they contradict each other
a lemma says so, until the clauses and lemmas are contradictory without any arithmetic.
Nothing here is trusted.
"""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import z3

from accord.theory.errors import SolverError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Literal, contradicts, write_literal
from accord.verifiers.engines import sat
from accord.verifiers.engines.linear_programs import feasible

Lemma = tuple[tuple[Literal, Exact], ...]


@dataclass
class Atoms:
    """Literals by numbers; a literal and its opposite have opposite numbers."""

    literals: list[Literal] = field(default_factory=list)
    numbers: dict[Literal, int] = field(default_factory=dict)

    def number(self, fact: Literal) -> int:
        """Return the number of a literal, a new one if it has none."""
        if fact not in self.numbers:
            self.literals.append(fact)
            self.numbers[fact] = len(self.literals)
            self.numbers[fact.negation()] = -len(self.literals)
        return self.numbers[fact]

    @property
    def written(self) -> list[Any]:
        """The literals as JSON data, in the order of their numbers."""
        return [write_literal(fact) for fact in self.literals]

    def literal(self, number: int) -> Literal:
        """Return the literal with this number."""
        found = self.literals[abs(number) - 1]
        return found if number > 0 else found.negation()


class Groups:
    """Clauses that can be left out in groups; a clause needs all groups it is in."""

    def __init__(self, milliseconds: int = 0) -> None:
        self.solver = z3.SolverFor("QF_LRA")
        if milliseconds:
            self.solver.set("timeout", milliseconds)
        self.unknowns: dict[str, Any] = {}
        self.shown: dict[Literal, Any] = {}
        self.marks: dict[Hashable, Any] = {}
        self.names: dict[str, Hashable] = {}
        self.clauses: dict[Hashable, list[Any]] = {}
        self.present: set[Hashable] = set()

    def add(self, literals: Iterable[Literal], groups: Iterable[Hashable]) -> None:
        """Add a clause."""
        needs = tuple(groups)
        marks = [z3.Not(self._mark(group)) for group in needs]
        ordered = sorted(literals, key=str)  # a set has another order in every process
        clause = z3.Or([*marks, *map(self._literal, ordered)])
        for group in needs:
            self.clauses.setdefault(group, []).append(clause)
        self.solver.add(clause)

    def part(self) -> "Groups":
        """Return groups of which none is in yet, with cores that are small."""
        own = Groups()
        own.unknowns, own.shown = self.unknowns, self.shown
        own.marks, own.names, own.clauses = self.marks, self.names, self.clauses
        own.solver.set("core.minimize", True)
        return own

    def include(self, groups: Iterable[Hashable]) -> None:
        """Put in the clauses of groups, once each, that these are a part of."""
        new = [group for group in groups if group not in self.present]
        self.present.update(new)
        self.solver.add([clause for group in new for clause in self.clauses[group]])

    def core(self, groups: Iterable[Hashable]) -> list[Hashable] | None:
        """Return groups among these that contradict each other, None if none do."""
        answer = self.solver.check([self._mark(group) for group in groups])
        if answer == z3.unknown:
            raise SolverError(f"z3 gave up: {self.solver.reason_unknown()}")
        if answer == z3.sat:
            return None
        return [self.names[x.decl().name()] for x in self.solver.unsat_core()]

    def values(self) -> dict[str, Exact]:
        """Return the unknowns' values in the model that the last check found."""
        model = self.solver.model()
        return {
            name: exact(model.eval(x, model_completion=True).as_string())
            for name, x in self.unknowns.items()
        }

    def smallest(self, groups: Sequence[Hashable]) -> list[Hashable]:
        """Return groups that contradict each other, none of them to spare.

        Those at the end are tried first. Raises SolverError if all together do not.
        """
        left = self.core(groups)
        if left is None:
            raise SolverError("the clauses do not contradict each other")
        places = {group: k for k, group in enumerate(groups)}
        left.sort(key=places.__getitem__)
        needed: list[Hashable] = []
        while left:
            group = left.pop()
            core = self.core([*needed, *left])
            if core is None:
                needed.append(group)
            else:
                left = [other for other in left if other in set(core)]
        return sorted(needed, key=places.__getitem__)

    def _mark(self, group: Hashable) -> Any:
        if group not in self.marks:
            name = f"group {len(self.marks)}"
            self.marks[group] = z3.Bool(name)
            self.names[name] = group
        return self.marks[group]

    def _literal(self, fact: Literal) -> Any:
        if fact not in self.shown:
            parts = [
                z3.Q(c.numerator, c.denominator)
                * (self._unknown(*names) if names else 1)
                for names, c in fact.terms
            ]
            total = z3.Sum(parts)
            self.shown[fact] = total >= 0 if fact.sense == ">=" else total > 0
        return self.shown[fact]

    def _unknown(self, name: str) -> Any:
        if name not in self.unknowns:
            self.unknowns[name] = z3.Real(f"x{len(self.unknowns)}")
        return self.unknowns[name]


def multipliers(rows: Sequence[Literal]) -> tuple[Exact, ...]:
    """Return the Farkas multipliers of a minimal set of literals that cannot all hold.

    They are unique up to a factor: the one way in which the unknowns cancel out.
    """
    times = _cancelling(rows)
    for sign in (1, -1):
        signed = tuple(sign * c for c in times)
        if times and contradicts(rows, signed):
            return signed
    found = feasible(rows).multipliers
    if found is None or not contradicts(rows, found):
        raise SolverError("literals that z3 refutes do not contradict each other")
    return found


def _cancelling(rows: Sequence[Literal]) -> tuple[int, ...]:
    """Return whole multipliers with which the unknowns cancel out, () if not unique."""
    # A row is scaled to whole numbers: so is its multiplier, back.
    scales = [math.lcm(*(c.denominator for _, c in row.terms)) for row in rows]
    columns: dict[Any, dict[int, int]] = {}
    for k, row in enumerate(rows):
        for names, c in row.terms:
            columns.setdefault(names, {})[k] = int(c * scales[k])
    columns.pop((), None)
    solved = _solved(columns.values())
    free = [k for k in range(len(rows)) if k not in solved]
    if len(free) != 1:
        return ()
    whole = math.lcm(*(other[pivot] for pivot, other in solved.items()))
    times = [whole] * len(rows)
    for pivot, other in solved.items():
        times[pivot] = -other.get(free[0], 0) * whole // other[pivot]
    return tuple(t * scale for t, scale in zip(times, scales, strict=True))


def _solved(equations: Iterable[dict[int, int]]) -> dict[int, dict[int, int]]:
    """Return the equations solved, each by its pivot, which no other one has."""
    solved: dict[int, dict[int, int]] = {}
    for equation in equations:
        for pivot, other in solved.items():
            if pivot in equation:
                _eliminate(equation, other, pivot)
        if equation:
            pivot = min(equation)
            for other in solved.values():
                if pivot in other:
                    _eliminate(other, equation, pivot)
            solved[pivot] = equation
    return solved


def _eliminate(row: dict[int, int], other: dict[int, int], pivot: int) -> None:
    """Subtract from a row what makes its entry at the pivot of the other zero."""
    mine, its = row[pivot], other[pivot]
    divisor = math.gcd(mine, its)
    mine, its = mine // divisor, its // divisor
    for k in {*row, *other}:
        value = row.get(k, 0) * its - other.get(k, 0) * mine
        if value:
            row[k] = value
        else:
            row.pop(k, None)
    common = math.gcd(*row.values()) if row else 1
    for k in row:
        row[k] //= common


def refute(
    clauses: Sequence[frozenset[Literal]], atoms: Atoms
) -> tuple[list[Lemma], sat.Proof]:
    """Return lemmas, and a proof that the clauses and these (in this order) clash.

    Raises SolverError if the clauses can all be true.
    """
    from pysat.solvers import Solver

    lists = [sorted(map(atoms.number, clause)) for clause in clauses]
    if all(len(clause) == 1 for clause in clauses):  # one sum, without any cases
        rows = [fact for clause in clauses for fact in clause]
        found = zip(rows, multipliers(rows), strict=True)
        sum_up = tuple((row, times) for row, times in found if times)
        falsehood = [-atoms.number(row) for row, _ in sum_up]
        return [sum_up], sat.prove([*lists, falsehood])
    theory = Groups()
    for number in range(1, len(atoms.literals) + 1):
        for sign in (number, -number):
            theory.add([atoms.literal(sign)], [sign])
    theory.solver.set("core.minimize", True)
    lemmas: list[Lemma] = []
    added: list[list[int]] = []
    with Solver(name=sat.SOLVER, bootstrap_with=lists) as solver:
        while solver.solve():
            chosen = _implicant([*lists, *added], set(solver.get_model()))
            cores = list(_cores(theory, chosen))
            if not cores:
                raise SolverError("the clauses can all be true")
            for core in cores:
                rows = [atoms.literal(x) for x in core]
                pairs = zip(rows, multipliers(rows), strict=True)
                lemma = tuple((row, times) for row, times in pairs if times)
                lemmas.append(lemma)
                clause = [-atoms.number(row) for row, _ in lemma]
                added.append(clause)
                solver.add_clause(clause)
    return lemmas, sat.prove([*lists, *added])


def _cores(theory: Groups, chosen: list[int], most: int = 8) -> Iterable[list[int]]:
    """Yield sets of chosen literals that contradict each other, with none in common."""
    left = list(chosen)
    for _ in range(most):
        core = theory.core(left)
        if core is None:
            return
        numbers = [int(x) for x in core]  # type: ignore[call-overload]
        yield numbers
        left = [x for x in left if x not in numbers]


def _implicant(lists: Sequence[Sequence[int]], true: set[int]) -> list[int]:
    """Return few of the true literals that make all clauses true."""
    chosen: dict[int, None] = {}
    waiting = []
    for clause in lists:
        good = [x for x in clause if x in true]
        if len(good) == 1:
            chosen[good[0]] = None
        else:
            waiting.append(good)
    open_ones = [c for c in waiting if not any(x in chosen for x in c)]
    while open_ones:
        counts: dict[int, int] = {}
        for clause in open_ones:
            for x in clause:
                counts[x] = counts.get(x, 0) + 1
        best = max(counts, key=lambda x: (counts[x], -abs(x)))
        chosen[best] = None
        open_ones = [c for c in open_ones if best not in c]
    return list(chosen)
