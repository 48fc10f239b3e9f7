"""Clauses of an open rule: what each instance of each definition rules out.

A definition over (agent, profile, report, ...) is first run with the others' reports
hidden. Where it does not look at them, one run speaks for all profiles in which they
differ.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from accord.theory.cells import cell_of, explore_cells
from accord.theory.coding import code
from accord.theory.errors import SolverError
from accord.theory.forms import RUNNING
from accord.theory.hidden import HiddenRead, TwoCells, mask
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile
from accord.theory.ranges import count_instances, instances, values_of
from accord.theory.statements import Statement
from accord.theory.symmetry import Image, symmetric
from accord.theory.terms import renamed
from accord.verifiers.engines.orbits import Orbits
from accord.verifiers.limits import Limits

Atom = tuple[str, int]
Origin = tuple[int, tuple[Any, ...]]
_PREFIX = ("agent", "profile", "report")


@dataclass(frozen=True)
class Clause:
    """A clause with its origin.

    literals  pairs of an atom and its sign
    origin    (number of the property, instance); None for what makes it a function
    other     the number of the listed rule from which it asks to differ, or None
    """

    literals: tuple[tuple[Atom, bool], ...]
    origin: Origin | None = None
    other: int | None = None

    @property
    def entry(self) -> list[Any]:
        """The clause as a certificate names it."""
        if self.other is not None:
            return ["other", self.other]
        if self.origin is None and self.literals[0][1]:
            return ["some", self.literals[0][0][0]]
        if self.origin is None:
            ((cell, first), _), ((_, second), _) = self.literals
            return ["one", cell, first, second]
        which, instance = self.origin
        reads = [list(atom) for atom, sign in self.literals if not sign]
        return ["axiom", which, code(instance), reads]

    @property
    def cells(self) -> frozenset[str]:
        """The cells that it is about."""
        return frozenset(cell for (cell, _), _ in self.literals)


class Clauses:
    """Clauses as solvers want them, lists of signed numbers, each with its origin.

    Outcome k in the cell numbered c (from 0) is the number c * size + k + 1. A clause
    that two instances give is kept once; `given` counts both.
    """

    def __init__(self, size: int) -> None:
        self.size = size
        self.cells: dict[str, int] = {}
        self.names: list[str] = []
        self.lists: list[tuple[int, ...]] = []
        self.origins: list[Origin | None] = []
        self.given = 0
        self.others: dict[int, int] = {}
        self._seen: set[tuple[int, ...]] = set()

    def number(self, cell: str, place: int) -> int:
        """Return the number of an atom."""
        found = self.cells.get(cell)
        if found is None:
            found = self.cells[cell] = len(self.names)
            self.names.append(cell)
        return found * self.size + place + 1

    def add(self, literals: Iterable[int], origin: Origin | None = None) -> None:
        """Add a clause, unless it is there."""
        self.given += 1
        clause = tuple(sorted(literals))
        if clause not in self._seen:
            self._seen.add(clause)
            self.lists.append(clause)
            self.origins.append(origin)

    def add_function(self, cell: str) -> None:
        """Add that a cell has some outcome, and not two."""
        numbers = [self.number(cell, k) for k in range(self.size)]
        self.add(numbers)
        for j, high in enumerate(numbers):
            for low in numbers[:j]:
                self.add((-high, -low))

    def add_other(self, number: int, table: Iterable[tuple[str, int]]) -> None:
        """Add that a rule differs from the listed one of this number."""
        self.others[len(self.lists)] = number
        self.add(-self.number(cell, place) for cell, place in table)

    def atom(self, number: int) -> Atom:
        """Return the atom of a number."""
        cell, place = divmod(number - 1, self.size)
        return self.names[cell], place

    def clause(self, index: int) -> Clause:
        """Return a clause in full."""
        signed = tuple((self.atom(abs(x)), x > 0) for x in self.lists[index])
        return Clause(signed, self.origins[index], self.others.get(index))

    def part(self, kept: Iterable[int]) -> "Clauses":
        """Return some of the clauses alone, the numbers of atoms as here."""
        some = Clauses(self.size)
        some.cells, some.names = self.cells, self.names
        for index in kept:
            some.add(self.lists[index], self.origins[index])
        return some

    def cells_of(self, index: int) -> set[int]:
        """Return the numbers of the cells that a clause is about."""
        return {(abs(x) - 1) // self.size for x in self.lists[index]}


def collect(
    statements: Sequence[Statement],
    limits: Limits,
    at: Sequence[Profile] | None = None,
    orbits: Orbits | None = None,
) -> Clauses:
    """Return the clauses of all instances, and those that make the rule a function.

    With `at`, only the instances that look at these profiles alone: fewer clauses, and
    each is one of the whole. With `orbits`, those at one profile of each kind, and what
    the rule does at any other is the image of what it does at that one.
    """
    m: Mechanism = statements[0].subject
    clauses = Clauses(len(m.outcomes or ()))
    if at is not None:
        statements = [_narrowed(statement, at) for statement in statements]
    profiles: Sequence[Profile] | None = None
    if orbits is not None:
        profiles = [orbits.profile(places) for places in orbits.representatives()]
        statements = mirrored(statements, orbits.other)
    where = _Where(m, None if orbits is None else orbits.other)
    total = estimate(statements, profiles)
    done = 0
    for which, statement in enumerate(statements):
        run = _runner(statement, where)
        for universal in _instances(statement, profiles):
            done += 1
            limits.tick(done, total)
            for literals in run(clauses, universal):
                clauses.add(literals, (which, universal))
    for profile in profiles or values_of(statements[0].subject, "profile", {}):
        clauses.number(cell_of(m.seen(profile)), 0)
    for cell in sorted(clauses.cells):
        clauses.add_function(cell)
    return clauses


def mirrored(
    statements: Sequence[Statement], image_of: Callable[[Profile], Image | None]
) -> list[Statement]:
    """Return the definitions for a rule that does the same at images of profiles."""
    whole = symmetric(statements[0].subject, image_of)
    return [replace(statement, subject=whole) for statement in statements]


def images_read(
    statements: Sequence[Statement], orbits: Orbits, origins: Iterable[Origin]
) -> list[Image]:
    """Return the images of profiles at which these instances read the rule."""
    read: dict[Profile, Image] = {}

    def noting(profile: Profile) -> Image | None:
        image = orbits.other(profile)
        if image is not None:
            read[profile] = image
        return image

    watched = mirrored(statements, noting)
    scrap = Clauses(len(watched[0].subject.outcomes or ()))
    for which, universal in dict.fromkeys(origins):
        for _ in _runner(watched[which], None)(scrap, universal):
            pass
    return list(read.values())


def estimate(
    statements: Sequence[Statement], profiles: Sequence[Profile] | None = None
) -> int:
    """Return how many instances there are to run, at most."""
    total = 0
    for statement in statements:
        size = statement.subject.size
        names = statement.prop.forall
        count = count_instances(statement.subject, names)
        if profiles is not None and "profile" in names and size:
            count = count // size * len(profiles)
        total += count
    return total


def _instances(
    statement: Statement, profiles: Sequence[Profile] | None
) -> Iterator[tuple[Any, ...]]:
    only = None if profiles is None else {"profile": profiles}
    return instances(statement.subject, statement.prop.forall, only=only)


def _narrowed(statement: Statement, at: Sequence[Profile]) -> Statement:
    if statement.prop.exists:
        raise SolverError(
            f"`{statement.prop.name}` asks for a witness, and only some profiles are "
            "looked at",
            "look at all of them",
        )
    m = statement.subject
    facts = {**m.facts, "profiles": dict.fromkeys(map(Profile, at))}
    return replace(statement, subject=replace(m, facts=facts))


def _runner(statement: Statement, where: "_Where | None") -> Any:
    """Return the function from an instance to its clauses, as lists of numbers.

    Without `where` each instance is run by itself.
    """
    if statement.prop.exists:
        return partial(_existential, statement)
    if where is None or statement.prop.forall[: len(_PREFIX)] != _PREFIX:
        return partial(_universal, statement)
    return partial(_remembered, statement, _Memory({}), where)


def _universal(
    statement: Statement, clauses: Clauses, universal: tuple[Any, ...]
) -> Iterator[list[int]]:
    for reads, result in explore_cells(partial(statement.holds, *universal)):
        if result is False:
            yield [-clauses.number(*read) for read in reads]


def _existential(
    statement: Statement, clauses: Clauses, universal: tuple[Any, ...]
) -> Iterator[list[int]]:
    bound = dict(zip(statement.prop.forall, universal, strict=True))
    found: dict[int, None] = {}
    for witness in instances(statement.subject, statement.prop.exists, bound):
        body = partial(statement.body, *universal, *witness)
        for reads, result in explore_cells(body):
            if result is True and len(reads) != 1:
                raise SolverError(
                    f"`{statement.prop.name}` reads {len(reads)} outcomes at a witness",
                    "one can be said as a clause",
                )
            if result is True:
                found[clauses.number(*reads[0])] = None
    yield list(found)


# --- one run for all the others' reports --------------------------------------------

Forbidden = list[tuple[tuple[str, int], ...]]  # reads of "truth" and "lie"


@dataclass
class _Memory:
    """What each (agent, type, report, ...) forbids; None if the others matter."""

    known: dict[Any, Forbidden] | None


class _Where:
    """Where the outcome at a profile is found: a cell, and what its outcomes are there.

    At the image of a profile outcome k is what outcome `places[k]` of that one becomes.
    """

    def __init__(
        self, m: Mechanism, image_of: Callable[[Profile], Image | None] | None
    ) -> None:
        self.m, self.image_of = m, image_of
        self.places: dict[tuple[Any, ...], Sequence[int]] = {}
        self.same = range(len(m.outcomes or ()))

    def find(self, profile: Profile) -> tuple[str, Sequence[int]]:
        """Return the cell, and the places of the outcomes there."""
        image = None if self.image_of is None else self.image_of(profile)
        if image is None:
            return cell_of(self.m.seen(profile)), self.same
        if image.names not in self.places:
            outcomes = self.m.outcomes or ()
            there = {x: k for k, x in enumerate(outcomes)}
            names = image.renaming(self.m)
            new = [there[renamed(self.m, names, x)] for x in outcomes]
            self.places[image.names] = sorted(self.same, key=new.__getitem__)
        return cell_of(image.of), self.places[image.names]


def _remembered(
    statement: Statement,
    memory: _Memory,
    where: _Where,
    clauses: Clauses,
    universal: tuple[Any, ...],
) -> Iterator[list[int]]:
    agent, profile, report, *rest = universal
    if memory.known is not None:
        key = (agent, profile[agent], report, *rest)
        if key not in memory.known:
            try:
                memory.known[key] = _forbidden(statement, *key)
            except HiddenRead:
                memory.known = None
    if memory.known is None:
        yield from _universal(statement, clauses, universal)
        return
    found = memory.known[key]
    lie = profile.with_report(agent, report)
    if not found or lie not in statement.subject.facts.get("profiles", (lie,)):
        return
    home = {"truth": where.find(profile), "lie": where.find(lie)}
    first = {name: clauses.number(cell, 0) for name, (cell, _) in home.items()}
    for reads in found:
        numbers = {-first[name] - home[name][1][place] for name, place in reads}
        if not _excluded(numbers, clauses.size):
            yield list(numbers)


def _excluded(numbers: set[int], size: int) -> bool:
    """Return whether a clause forbids two outcomes of one cell, which none has."""
    return len({(abs(x) - 1) // size for x in numbers}) < len(numbers)


@dataclass(frozen=True)
class _OpenCells(TwoCells):
    """Two cells, named "truth" and "lie", in place of two outcomes."""

    def __call__(self, profile: Profile) -> Any:
        cell = super().__call__(profile)
        reader, outcomes = RUNNING.get(), self.outcomes or ()
        assert reader is not None, "a definition is run on cells"
        return outcomes[reader.choose(cell, len(outcomes))]


def _forbidden(
    statement: Statement, agent: int, own: Any, report: Any, *rest: Any
) -> Forbidden:
    """Return what is False for this agent, type and report, or raise HiddenRead."""
    view, masked, _, seen = mask(statement.subject, agent, own, "truth", "lie")
    fields = {k: getattr(view, k) for k in Mechanism.__dataclass_fields__}
    fields.pop("_cells")
    known = (masked, agent, report, "truth", "lie", seen)
    asked = replace(statement, subject=_OpenCells(**fields, known=known))
    body = partial(asked.body, agent, masked, report, *rest)
    found = [reads for reads, result in explore_cells(body) if result is False]
    if seen:
        raise HiddenRead
    return found
