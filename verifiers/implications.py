"""Implications: whether every rule with some properties has a further one.

The further definition is run on the open rule. Each way to go on that ends in False is
refuted by what the properties demand, near by first; or some rule goes that way, and is
an exception. The kernel checks either.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from accord.theory.cells import KnownClauses, cell_of, explore_cells
from accord.theory.coding import code
from accord.theory.comparisons import Comparison
from accord.theory.errors import SolverError
from accord.theory.exact import text_of
from accord.theory.forms import Form, Literal
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.paths import Pool, explore
from accord.theory.profiles import Profile
from accord.theory.properties import find_property, name_of
from accord.theory.ranges import instances, values_of
from accord.theory.statements import Statement
from accord.theory.subjects import Spec, source_hash
from accord.theory.unknowns import coded
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines import sat
from accord.verifiers.engines.clauses import Clauses, collect
from accord.verifiers.engines.entailments import Derivation
from accord.verifiers.engines.lotteries import Demand, entry
from accord.verifiers.engines.mixed import Atoms, Groups, Lemma, refute
from accord.verifiers.kernel.clauses import SURE
from accord.verifiers.kernel.statements import read_implication
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.lottery_rules import (
    Facts,
    all_images,
    expanded,
    facts_at,
    few_enough,
    has_all,
    homes,
    lemma_entry,
    values_like,
)
from accord.verifiers.problems import Parameters, ProblemQuestion
from accord.verifiers.verdict import Verdict, verdict_of

Universal = tuple[Any, ...]
FAR = 3  # lies away from where a refutation is sought before all profiles are looked at


@dataclass(frozen=True)
class Conclusion:
    """What is said to follow: a property with its parameters, perhaps of a comparison.

    than   the specification of a rule with which the open one is compared
    """

    property: str
    parameters: Parameters = field(default_factory=dict)
    than: Spec | None = None


@dataclass(frozen=True)
class _Exception:
    """A rule that has the properties, and an instance at which the other fails."""

    values: Mapping[str, Any]
    instance: Universal


def implies(
    question: ProblemQuestion, conclusion: Conclusion, limits: Limits | None = None
) -> Verdict:
    """Return whether every rule with the question's properties has another one.

    PROVED with a rule that has them, so that something is said; REFUTED with a rule
    that has them and an instance at which it lacks the other; UNKNOWN with the reason,
    also where no rule has the properties.
    """
    limits = limits or Limits()
    data = _as_data(question, conclusion)
    problem, further = read_implication(data, question.given, question.own)
    statements = problem.statements(Form.unknown)
    few_enough(statements)
    given = " and ".join(map(name_of, question.records))
    about = f"{given} implies {_shown(conclusion)}"
    unknown = partial(Verdict, "UNKNOWN", about, "every rule", problem.scope)
    try:
        with bounded(limits):
            sure = statements[0].subject.unknowns == SURE
            engine = (
                _Cells(statements, limits) if sure else _Lotteries(question, limits)
            )
            statement = further(engine.subject)
            witness = None
            if isinstance(statement.subject, Comparison):
                witness = engine.values_of(statement.subject.second)
            if witness is None or not has_all(problem, witness):
                witness = engine.some_rule()
            if witness is None:
                return unknown(reason="no rule has the properties: nothing follows")
            found = _close(engine, statement, limits)
            if found is not None:
                payload = {
                    "values": _texts(found.values),
                    "instance": code(found.instance),
                }
                made = make_certificate(data, "REFUTED", "exception", payload)
            else:
                payload = {**engine.payload(), "values": _texts(witness)}
                made = make_certificate(data, "PROVED", "implied", payload)
            accepted = question.check(made, limits)
    except SolverError as error:
        return unknown(reason=error.message)
    except OutOfBounds as stop:
        return unknown(reason=stop.covered)
    return verdict_of(
        accepted,
        about,
        "every rule",
        made,
        notes=_notes(payload),
    )


def _as_data(question: ProblemQuestion, conclusion: Conclusion) -> dict[str, Any]:
    data = question.as_data()
    del data["measure"]
    known = find_property(conclusion.property)
    said = {
        "name": known.name,
        "source": source_hash(known.body),
        "parameters": coded(conclusion.parameters),
    }
    return {**data, "implies": {"property": said, "than": conclusion.than}}


def _shown(conclusion: Conclusion) -> str:
    name = find_property(conclusion.property).name
    if conclusion.than is None:
        return name
    return f"{name} as {conclusion.than.get('rule', 'another rule')}"


def _texts(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: text_of(value) for name, value in values.items()}


def _notes(payload: Mapping[str, Any]) -> tuple[str, ...]:
    if "clauses" not in payload:
        return ("some rule has the properties and lacks what is said to follow",)
    lemmas = sum(entry[0] == "lemma" for entry in payload["clauses"])
    clauses = len(payload["clauses"]) - lemmas
    sums = f", {counted(lemmas, 'lemma')} of arithmetic" if lemmas else ""
    steps = counted(len(payload["steps"]), "step")
    proof = f"{counted(clauses, 'clause')}{sums} and {steps} of resolution"
    return proof, "some rule has the properties"


def _close(
    engine: "_Cells | _Lotteries", statement: Statement, limits: Limits
) -> _Exception | None:
    """Close all ways in which the statement is False, or return a rule that goes one.

    What cannot be refuted near by is tried again when more is known, then further away.
    """
    pending = list(instances(statement.subject, statement.prop.forall))
    total = len(pending)
    reach = 1
    while pending:
        left: list[Universal] = []
        for k, universal in enumerate(pending):
            limits.tick(total - len(pending) + k - len(left), total)
            closed = engine.close(partial(statement.holds, *universal), reach)
            if not closed and reach > engine.far:
                return _Exception(engine.values(), universal)
            if not closed:
                left.append(universal)
        reach = reach + 1 if len(left) == len(pending) else 1
        pending = left
    return None


class _Cells:
    """An open rule that chooses outcomes: SAT."""

    far = 0

    def __init__(self, statements: Sequence[Statement], limits: Limits) -> None:
        self.subject = statements[0].subject
        self.clauses: Clauses = collect(statements, limits)
        self.lists: list[Sequence[int]] = list(self.clauses.lists)
        self.pool = Derivation()
        self.closing: list[int] = []
        self.numbers: list[int] = []
        for k, literals in enumerate(self.clauses.lists):
            self.numbers.append(
                self.pool.give(literals, self.clauses.clause(k).entry, k)
            )
        self.known = KnownClauses([])
        self.model: Sequence[int] = ()

    def some_rule(self) -> Mapping[str, Any] | None:
        """Return a rule with the properties: the place of the outcome in each cell."""
        model = sat.find_model(self.lists)
        self.model = model or ()
        return None if model is None else self.values()

    def values(self) -> Mapping[str, Any]:
        """Return the rule that was found last."""
        top = len(self.clauses.names) * self.clauses.size
        return dict(self.clauses.atom(x) for x in self.model if 0 < x <= top)

    def values_of(self, m: Mechanism) -> Mapping[str, Any] | None:
        """Return the outcomes of a rule, None if it has others."""
        places = {x: k for k, x in enumerate(self.subject.outcomes)}
        found = {cell_of(p): places.get(m(p)) for p in values_of(m, "profile", {})}
        return None if None in found.values() else found

    def close(self, holds: Callable[[], Any], _: int) -> bool:
        """Derive clauses that exclude that an instance fails; False if it can."""
        for reads, result in explore_cells(holds, known=self.known):
            if result is not False or self.known.exclude(dict(reads)):
                continue
            path = [self.clauses.number(*read) for read in reads]
            core = sat.core([*self.lists], path)
            if core is None:
                self.model = sat.find_model([*self.lists, *([x] for x in path)]) or ()
                return False
            proof = sat.prove([*self.lists, *([x] for x in core)])
            self.closing.append(self.pool.follow(self.numbers, core, proof))
            literals = tuple(-x for x in core)
            self.lists.append(literals)
            self.numbers.append(self.closing[-1])
            self.known.add([(self.clauses.atom(-x), False) for x in literals])
        return True

    def payload(self) -> Mapping[str, Any]:
        """Return the clauses of a certificate."""
        return self.pool.written(
            self.closing, lambda x: [*self.clauses.atom(abs(x)), x > 0]
        )


class _Lotteries:
    """Open lotteries: linear comparisons, z3 and lemmas."""

    far = FAR

    def __init__(self, question: ProblemQuestion, limits: Limits) -> None:
        self.facts: Facts = facts_at(question, None, limits)
        self.subject = self.facts.listed.mechanism
        self.atoms = Atoms()
        self.pool = Derivation()
        self.closing: list[int] = []
        self.lemmas = Pool()
        self.groups = Groups()  # each clause by its place in the list
        self.part: tuple[Any, Groups] = (None, self.groups)
        self.about: dict[Profile, list[int]] = {p: [] for p in self.facts.profiles}
        self.clauses: list[tuple[frozenset[Literal], int]] = []
        self.profiles: list[frozenset[Profile]] = []  # of each clause
        self.home = homes(self.facts)
        self.near: dict[Profile, set[Profile]] = {p: {p} for p in self.about}
        for demand in self.facts.demands:
            number = self.pool.give(
                map(self.atoms.number, demand.literals),
                demand,
                demand.literals,
            )
            self._add(demand.literals, demand.profiles, number)
            for profile in demand.profiles:
                self.near[profile] |= demand.profiles

    def _add(
        self, literals: frozenset[Literal], profiles: frozenset[Profile], number: int
    ) -> None:
        place = len(self.clauses)
        for profile in profiles:
            self.about[profile].append(place)
        self.clauses.append((literals, number))
        self.profiles.append(profiles)
        self.groups.add(literals, [place])

    def some_rule(self) -> Mapping[str, Any] | None:
        """Return the probabilities of a rule with the properties."""
        everything = range(len(self.clauses))
        return self.values() if self.groups.core(everything) is None else None

    def values(self) -> Mapping[str, Any]:
        """Return the probabilities that were found last."""
        return expanded(self.facts, self.part[1].values())

    def values_of(self, m: Mechanism) -> Mapping[str, Any] | None:
        """Return the probabilities of a rule, None if it is of another kind."""
        return values_like(self.facts.listed.plain, m)

    def close(self, holds: Callable[[], Any], reach: int) -> bool:
        """Derive clauses that exclude that an instance fails; False if it may."""
        ways: Iterator[Any] = explore(holds, self.lemmas, split=True)
        for path, result in ways:
            if result is not False:
                continue
            read = self._read(path)
            refuted = self._refute(path, read, reach)
            if refuted is None:
                return False
            self.closing.append(refuted)
        return True

    def _read(self, path: Sequence[Literal]) -> frozenset[Profile]:
        """Return the profiles whose lotteries a path is about."""
        names = {name for fact in path for names, _ in fact.terms for name in names}
        return frozenset(self.home[name] for name in names)

    def _refute(
        self, path: Sequence[Literal], read: frozenset[Profile], reach: int
    ) -> int | None:
        """Derive that a path is not taken, from profiles within reach of it."""
        for fact in path:
            if fact not in self.groups.marks:
                self.groups.add([fact], [fact])
        near = self._within(read, reach)
        if self.part[0] != (read, reach):
            self.part = (read, reach), self.groups.part()
        self.part[1].include([*near, *path])
        core = self.part[1].core([*near, *path])
        if core is None:
            return None
        used = sorted(k for k in core if isinstance(k, int))
        return self._derive(used, [fact for fact in path if fact in core], read)

    def _within(self, read: frozenset[Profile], reach: int) -> list[int]:
        """Return the clauses about profiles within reach."""
        if reach > FAR:
            return list(range(len(self.clauses)))
        found = set(read)
        for _ in range(reach):
            found |= {q for p in found for q in self.near[p]}
        places = sorted({k for p in found for k in self.about[p]})
        return [k for k in places if self.profiles[k] <= found]

    def _derive(
        self, used: Sequence[int], assumed: Sequence[Literal], read: frozenset[Profile]
    ) -> int:
        lists = [self.clauses[k][0] for k in used]
        units = [frozenset({fact}) for fact in assumed]
        few = Atoms()  # for arithmetic about these literals alone
        lemmas, proof = refute([*lists, *units], few)

        def number_of(local: int) -> int:
            return self.atoms.number(few.literal(local))

        # The proof counts the assumptions before the lemmas, the pool after them.
        first, count = len(lists), len(units)
        numbers = [self.clauses[k][1] for k in used]
        for lemma in lemmas:
            literals = [-self.atoms.number(row) for row, _ in lemma]
            numbers.append(self.pool.give(literals, lemma, frozenset(literals)))
        moved = {first + k + 1: len(numbers) + k + 1 for k in range(count)}
        moved |= {first + count + k + 1: first + k + 1 for k in range(len(lemmas))}
        steps = [
            (
                number,
                tuple(map(number_of, literals)),
                tuple(moved.get(hint, hint) for hint in hints),
            )
            for number, literals, hints in proof.steps
        ]
        path = [self.atoms.number(fact) for fact in assumed]
        number = self.pool.follow(numbers, path, replace(proof, steps=tuple(steps)))
        self.lemmas.add(frozenset(assumed))
        self._add(frozenset(f.negation() for f in assumed), read, number)
        return number

    def payload(self) -> Mapping[str, Any]:
        """Return the clauses of a certificate, the literals, and images if any."""
        atoms = Atoms()  # those alone that are named

        def number(x: int) -> int:
            return atoms.number(self.atoms.literal(x))

        def given(clause: Demand | Lemma) -> list[Any]:
            if isinstance(clause, Demand):
                return entry(clause, atoms.number)
            return lemma_entry(clause, atoms)

        made = dict(self.pool.written(self.closing, number, given))
        made["literals"] = atoms.written
        if self.facts.listed.image_of is not None:
            made["images"] = all_images(self.facts)
        return made
