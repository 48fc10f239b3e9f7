"""Proofs without cases: each step gives a comparison that one clause leaves.

A literal of a clause follows from known comparisons if each other literal of the clause
contradicts them and its opposite, by a lemma with Farkas multipliers. All that follow
are taken together, round after round, until the known comparisons contradict each
other; then what the contradiction does not rest on is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from accord.theory.errors import SolverError
from accord.theory.forms import Form, Literal, literal
from accord.verifiers.engines import sat
from accord.verifiers.engines.mixed import Atoms, Groups, Lemma, multipliers

MOST_ROUNDS = 60


@dataclass(frozen=True)
class Inference:
    """A fact (None: a contradiction) from a clause (None: of none), and known facts.

    lemmas   one for each other literal of the clause, or the one of the contradiction
    """

    fact: Literal | None
    clause: int | None
    lemmas: tuple[Lemma, ...]

    @property
    def uses(self) -> frozenset[Literal]:
        """The literals of its lemmas; known facts, and those of the clause."""
        return frozenset(row for lemma in self.lemmas for row, _ in lemma)


def infer(
    clauses: Sequence[frozenset[Literal]], numbers: Sequence[Form] = ()
) -> tuple[Inference, ...] | None:
    """Return a proof that the clauses contradict each other, None if not found.

    Of the `numbers` the values are noted as soon as they are known. None does not say
    that the clauses do not contradict each other: a proof may need cases.
    """
    work = _Work(clauses, list(numbers))
    for _ in range(MOST_ROUNDS):
        if work.contradict(list(work.known)):
            return work.proof()
        if not work.round():
            return None
        work.note_values()
    return None


class _Work:
    """What is known, and a solver that tells what contradicts it."""

    def __init__(
        self, clauses: Sequence[frozenset[Literal]], numbers: list[Form]
    ) -> None:
        self.clauses = clauses
        self.numbers = numbers
        self.theory = Groups()
        self.theory.solver.set("core.minimize", True)
        self.added: set[Literal] = set()
        self.known: dict[Literal, Inference] = {}
        self.before: dict[Literal | None, int] = {}  # how many facts each follows from
        for number, clause in enumerate(clauses):
            if len(clause) == 1:
                (fact,) = clause
                self.known.setdefault(fact, Inference(fact, number, ()))

    def contradict(self, rows: Sequence[Literal]) -> bool:
        """Return whether these literals cannot all hold."""
        for row in rows:
            if row not in self.added:
                self.added.add(row)
                self.theory.add([row], [row])
        return self.theory.core(rows) is not None

    def lemma(self, rows: Sequence[Literal]) -> Lemma | None:
        """Return a lemma that some of these literals make up, None if all can hold."""
        if not self.contradict(rows):
            return None
        core = set(self.theory.core(rows) or ())
        found = [row for row in rows if row in core]
        pairs = zip(found, multipliers(found), strict=True)
        return tuple((row, times) for row, times in pairs if times)

    def round(self) -> bool:
        """Note all that follows at once; return whether anything does."""
        before = list(self.known)
        new: dict[Literal, Inference] = {}
        for number, clause in enumerate(self.clauses):
            if clause & self.known.keys() or clause & new.keys():
                continue
            for fact in sorted(clause, key=str):
                if self._follows(before, clause, fact):
                    new[fact] = Inference(fact, number, ())
                    self.before[fact] = len(before)
                    break
        self.known |= new
        return bool(new)

    def _follows(
        self, known: list[Literal], clause: frozenset[Literal], fact: Literal
    ) -> bool:
        others = clause - {fact}
        return all(self.contradict([*known, x, fact.negation()]) for x in others)

    def note_values(self) -> None:
        """Note the numbers that have one possible value by what is known."""
        known = list(self.known)
        if self.contradict(known):
            return
        values = self.theory.values()
        open_numbers, self.numbers = self.numbers, []
        for number in open_numbers:
            if not all(x in values for unknown in number.terms for x in unknown):
                continue  # no clause is about it
            excess = number - number.at(values)
            sides = [literal(excess, ">="), literal(-excess, ">=")]
            if all(self.contradict([*known, side.negation()]) for side in sides):
                for side in sides:
                    self.known.setdefault(side, Inference(side, None, ()))
                    self.before.setdefault(side, len(known))
            else:
                self.numbers.append(number)

    def proof(self) -> tuple[Inference, ...]:
        """Return the steps that the contradiction rests on, with lemmas.

        A lemma takes values that are known before the rest.
        """
        steps = [*self.known.values(), Inference(None, None, ())]
        order = list(self.known)
        needed: set[Literal | None] = {None}
        kept = []
        for step in reversed(steps):
            if step.fact in needed:
                before = self.before.get(step.fact, len(order))
                shown = self._with_lemmas(step, order[:before])
                kept.append(shown)
                needed |= shown.uses
        return tuple(kept[::-1])

    def _with_lemmas(self, step: Inference, known: list[Literal]) -> Inference:
        against = [] if step.fact is None else [step.fact.negation()]
        if step.clause is None:
            return replace(step, lemmas=(self._best(known, against),))
        clause = self.clauses[step.clause]
        if len(clause) == 1:
            return step
        lemmas = []
        for other in sorted(clause - {step.fact}, key=str):
            alone = self.contradict([*known, other])
            lemma = self._best(known, [other, *([] if alone else against)])
            if all(row != other for row, _ in lemma):  # it needs no clause
                return replace(step, clause=None, lemmas=(lemma,))
            lemmas.append(lemma)
        return replace(step, lemmas=tuple(lemmas))

    def _best(self, known: list[Literal], fixed: list[Literal]) -> Lemma:
        """Return a lemma of known literals and the fixed ones, none to spare.

        Of values alone if it can be; else with what steps gave, else of all.
        """
        for least in (2, 1, 0):
            some = [fact for fact in known if self._rank(fact) >= least]
            found = self.lemma([*some, *fixed])
            if found is not None:
                return found
        raise SolverError("what contradicted itself a moment ago does not")

    def _rank(self, fact: Literal) -> int:
        """Return 2 for a value, 1 for what a step gave, 0 for what was given."""
        step = self.known[fact]
        if step.clause is None:
            return 2
        return int(len(self.clauses[step.clause]) > 1)


def spell(
    clauses: Sequence[frozenset[Literal]], steps: Sequence[Inference], atoms: Atoms
) -> tuple[list[Lemma], sat.Proof]:
    """Return the lemmas of the steps, and the steps as a proof by unit propagation.

    The lemmas are numbered after the clauses. A step assumes the opposite of its fact;
    with what is known each lemma excludes a literal of the clause, until none is left.
    """
    lemmas = [x for step in steps for x in step.lemmas if not _is_plain(x)]
    number = len(clauses)
    after = len(clauses) + len(lemmas)
    known: dict[Literal, int] = {}
    core: dict[int, None] = {}
    proof: list[sat.Step] = []
    for step in steps:
        if step.clause is not None and step.fact is not None and not step.lemmas:
            known[step.fact] = step.clause + 1
            core[step.clause + 1] = None
            continue
        hints = dict.fromkeys(known[row] for row in step.uses if row in known)
        for lemma in step.lemmas:
            if not _is_plain(lemma):
                number += 1
                hints[number] = core[number] = None
        if step.clause is not None:
            hints[step.clause + 1] = core[step.clause + 1] = None
        after += 1
        facts = () if step.fact is None else (atoms.number(step.fact),)
        proof.append((after, facts, tuple(hints)))
        if step.fact is not None:
            known[step.fact] = after
    return lemmas, sat.Proof(tuple(sorted(core)), tuple(proof))


def _is_plain(lemma: Lemma) -> bool:
    """Return whether a lemma says that a literal and its opposite cannot both hold."""
    first, *rest = (row for row, _ in lemma)
    return rest == [first.negation()]
