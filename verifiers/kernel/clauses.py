"""Kind `clauses`: no rule satisfies all the definitions.

A literal is a cell with an outcome ("at this profile the rule chooses this"), or a
linear comparison of unknown probabilities. A clause comes from an instance of a
definition, which the kernel runs under the opposite of all its literals and sees to be
False; or it says that a cell has some outcome, or not two; that a rule differs from a
listed one; that a probability is not negative; that comparisons contradict each other,
by Farkas multipliers. The rest is LRAT: each further clause follows by unit propagation
along its hints, and the last one is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from accord.theory.cells import explore_cells, run_reading
from accord.theory.coding import canonical, code
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import exact
from accord.theory.forms import Form, Literal, contradicts, read_literal
from accord.theory.open_lotteries import premises_of
from accord.theory.paths import explore
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import find_range, instances, values_of
from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.statements import Problem

Atom = tuple[str, int]  # a cell and the place of an outcome in the list
Fact = tuple[Atom, bool] | Literal
Clause = frozenset[Fact]
SURE = {"the rule"}  # what is unknown of a subject whose rule chooses among outcomes
MAX_WAYS = 1_000  # in which an instance may go on under the literals of its clause


@dataclass(frozen=True)
class _Given:
    """What clauses are read from: the definitions, and literals by their numbers."""

    statements: list[Statement]
    literals: Sequence[Literal]
    tables: Sequence[dict[str, int]] = ()
    ranges: dict[Any, dict[str, Any]] = field(default_factory=dict)

    def literal(self, number: int) -> Literal:
        """Return a literal by its number, its opposite for a negative one."""
        expect(0 < abs(number) <= len(self.literals), "literal", "a number of the list")
        found = self.literals[abs(number) - 1]
        return found if number > 0 else found.negation()

    def profile(self, data: Any) -> Profile:
        """Return the profile with this code: of each agent one of her types."""
        domains = self.statements[0].subject.domains
        for domain in domains:
            if id(domain) not in self.ranges:
                self.ranges[id(domain)] = {canonical(code(t)): t for t in domain}
        pairs = zip(domains, data, strict=True)
        return Profile(self.ranges[id(domain)][canonical(t)] for domain, t in pairs)

    def value(self, name: str, item: Any, bound: Mapping[str, Any]) -> Any:
        """Return the value with this code in the range of a quantified name."""
        m = self.statements[0].subject
        if name == "profile" and "profiles" not in m.facts:
            return self.profile(item)
        key = (name, tuple(bound[n] for n in find_range(m, name).needs))
        if key not in self.ranges:
            values = values_of(m, name, bound)
            self.ranges[key] = {canonical(code(value)): value for value in values}
        return self.ranges[key][canonical(item)]


def check_clauses(problem: Problem, payload: Mapping[str, Any]) -> Accepted:
    """Accept REFUTED: no rule satisfies all the definitions.

    Sound because every rule makes each clause true: its instance would else be False
    of that rule; and clauses from which the empty one follows cannot all be true.
    """
    fields = {"clauses", "steps"}
    expect(fields <= set(payload), "payload", "`clauses`, `steps`")
    expect(set(payload) <= {*fields, "literals", "images"}, "payload", "no other field")
    count = contradict(problem, payload, [])
    return Accepted("REFUTED", problem.scope, count, count)


def contradict(
    problem: Problem, payload: Mapping[str, Any], tables: Sequence[dict[str, int]]
) -> int:
    """Accept that the clauses contradict each other; return how many they are."""
    _, clauses = derive(problem, payload, tables)
    steps = payload["steps"]
    ends = steps and clauses[steps[-1][0]] == frozenset()
    expect(ends, "steps", "the empty clause at the end")
    return len(payload["clauses"])


def derive(
    problem: Problem, payload: Mapping[str, Any], tables: Sequence[dict[str, int]]
) -> tuple[list[Statement], dict[int, Clause]]:
    """Return clauses that every rule with the properties makes true, by numbers.

    Those of instances and those that follow, with the statements on the open rule.
    """
    expect(problem.measure is None, "measure", "none for this kind")
    literals = [read_literal(data) for data in payload.get("literals", ())]
    given = _Given(problem.statements(Form.unknown), literals, tables)
    if "images" in payload:
        given = _with_images(given, payload["images"])
    clauses: dict[int, Clause] = {}
    for number, entry in enumerate(payload["clauses"], 1):
        try:
            clauses[number] = _KINDS[entry[0]](given, *entry[1:])
        except (KeyError, TypeError, ValueError, IndexError, ModelError) as error:
            raise CertificateError(f"step `clause {number}`: {error!r}") from error
    _check_steps(given, clauses, payload["steps"])
    return given.statements, clauses


def _with_images(given: _Given, entries: Any) -> _Given:
    """Return what is given with a rule that does the same at images of profiles.

    Sound because an anonymous rule does the same where agents who are alike are
    permuted, and a neutral one the renamed where alternatives are renamed.
    """
    from accord.theory.symmetry import Image, agents_are_alike, symmetric

    m = given.statements[0].subject
    names = {name_of(statement.prop) for statement in given.statements}
    expect(agents_are_alike(m), "images", "agents who differ in their names alone")
    images: dict[Profile, Image] = {}
    for of, agents, renaming in entries:
        image = Image(given.profile(of), tuple(agents), tuple(renaming))
        new = image.renaming(m)
        if image.agents != tuple(m.agents):
            expect("anonymous" in names, "images", "the axiom `anonymous`")
        if any(x != y for x, y in new.items()):
            expect("neutral" in names, "images", "the axiom `neutral`")
        expect(sorted(agents) == list(m.agents), "images", "a permutation", agents)
        expect(sorted(new) == sorted(new.values()), "images", "a permutation", renaming)
        images[image.profile(m)] = image
    m = symmetric(m, images.get)
    return replace(given, statements=[replace(s, subject=m) for s in given.statements])


def _some(given: _Given, cell: Any) -> Clause:
    # No cell of another subject has an outcome: the clause would say nothing true.
    m = given.statements[0].subject
    expect(m.unknowns == SURE, "some", "a rule that is open", m.unknowns)
    return frozenset(((str(cell), k), True) for k in range(len(m.outcomes)))


def _one(_: _Given, cell: Any, first: Any, second: Any) -> Clause:
    expect(first != second, "one", "two outcomes")
    return frozenset(((str(cell), int(k)), False) for k in (first, second))


def _other(given: _Given, which: Any) -> Clause:
    """Return that a rule differs from a listed one at some profile."""
    expect(which in range(len(given.tables)), "other", "a listed rule", which)
    return frozenset((atom, False) for atom in given.tables[which].items())


def _law(given: _Given, profile: Any, place: Any) -> Clause:
    """Return that one probability of the lottery at a profile is not negative."""
    laws = premises_of(given.statements[0].subject(given.profile(profile)))
    expect(place >= 0, "law", "the number of a probability", place)
    return frozenset((laws[place],))


def _lemma(given: _Given, rows: Any) -> Clause:
    """Return that these literals do not all hold: they add up to a contradiction."""
    literals = [given.literal(number) for number, _ in rows]
    false = contradicts(literals, [exact(times) for _, times in rows])
    expect(false, "lemma", "rows that add up to a contradiction")
    return frozenset(fact.negation() for fact in literals)


def _bound(given: _Given, which: int, instance: Any) -> dict[str, Any]:
    expect(which >= 0, "clause", "the number of a property", which)
    bound: dict[str, Any] = {}
    names = given.statements[which].prop.forall
    for name, item in zip(names, instance, strict=True):
        bound[name] = given.value(name, item, bound)
    return bound


def _axiom(given: _Given, which: int, instance: Any, reads: Any) -> Clause:
    """Return that an instance is False when the rule chooses this at these cells."""
    statement, bound = given.statements[which], _bound(given, which, instance)
    if statement.prop.exists:
        return _witnesses(statement, bound)
    cells = {str(cell): int(place) for cell, place in reads}
    result, reader = run_reading(partial(statement.holds, *bound.values()), cells)
    expect(reader.missing is None, "clause", "all cells that are read", reader.missing)
    expect(result is False, "clause", "the definition False", result)
    return frozenset((atom, False) for atom in reader.read.items())


def _when(given: _Given, which: int, instance: Any, numbers: Any) -> Clause:
    """Return that an instance is False when these literals hold.

    However the comparisons go that the literals leave open, the definition is False.
    """
    statement, bound = given.statements[which], _bound(given, which, instance)
    facts = [given.literal(number) for number in numbers]
    holds = partial(statement.holds, *bound.values())
    for _, result in explore(holds, None, MAX_WAYS, facts, split=True):
        expect(result is False, "clause", "the definition False", result)
    return frozenset(fact.negation() for fact in facts)


def _witnesses(statement: Statement, bound: Mapping[str, Any]) -> Clause:
    """Return the clause that one of the witnesses holds, each about one cell."""
    found: set[Fact] = set()
    for witness in instances(statement.subject, statement.prop.exists, bound):
        body = partial(statement.body, *bound.values(), *witness)
        for reads, result in explore_cells(body):
            if result is True:
                expect(len(reads) == 1, "witness", "one cell that is read", len(reads))
                found.add((reads[0], True))
    return frozenset(found)


_READERS = (_some, _one, _other, _axiom, _when, _law, _lemma)
_KINDS: dict[str, Any] = {read.__name__[1:]: read for read in _READERS}


def _opposite(fact: Fact) -> Fact:
    return fact.negation() if isinstance(fact, Literal) else (fact[0], not fact[1])


def _check_steps(given: _Given, clauses: dict[int, Clause], steps: Any) -> None:
    """Accept that each step follows: its literals false, its hints become unit."""
    for number, facts, hints in steps:
        expect(number not in clauses, f"step {number}", "a new number")
        clause = frozenset(_read_fact(given, data) for data in facts)
        false = set(clause)
        closed = False
        for hint in hints:
            expect(hint in clauses and not closed, f"step {number}", "a known clause")
            left = clauses[hint] - false
            if not left:
                closed = True
            else:
                expect(len(left) == 1, f"step {number}", "a unit clause", len(left))
                (fact,) = left
                false.add(_opposite(fact))
        expect(closed, f"step {number}", "hints that end in a contradiction")
        clauses[number] = clause


def _read_fact(given: _Given, data: Any) -> Fact:
    if isinstance(data, int):
        return given.literal(data)
    cell, place, sign = data
    return (str(cell), int(place)), bool(sign)
