"""An impossibility told in steps, each of them a step of its certificate.

The words for what an instance forbids are those of the property's own file, where it
has a function `forbids` (or `asks`, for a witness); else its name and who is concerned.
"""

import itertools
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from accord.counterexamples.story import (
    agent_word,
    show_outcome,
    show_report,
    show_value,
)
from accord.theory.cells import cell_of, run_reading
from accord.theory.mechanisms import Mechanism
from accord.theory.names import Words, counted
from accord.theory.profiles import Profile
from accord.theory.statements import Statement
from accord.verifiers.engines.chains import Way
from accord.verifiers.engines.clauses import Clauses
from accord.verifiers.engines.derivations import (
    Derivation,
    Step,
    Steps,
    Suppose,
    is_witnessed,
)

_FEW = 3  # possibilities that are told one by one


@dataclass(frozen=True)
class Line:
    """A sentence of a proof.

    depth    how many suppositions it is inside of
    number   by which later lines refer to it
    claim    what holds from here on, or is supposed
    reasons  why, in words; none for a supposition
    rests    the numbers of the lines that it rests on
    """

    depth: int
    number: int
    claim: str
    reasons: tuple[str, ...]
    rests: tuple[int, ...]


@dataclass(frozen=True)
class Link:
    """Two named profiles that an instance links; agent is "" where it names none."""

    first: str
    second: str
    axiom: str
    agent: str


@dataclass(frozen=True)
class Explanation:
    """A proof in steps, in words: what the texts and the picture are made of.

    profiles   the names of profiles, with the reports in them
    supposed   the names of those at which an outcome is supposed
    """

    title: str
    scope: str
    agents: tuple[str, ...]
    profiles: tuple[tuple[str, tuple[str, ...]], ...]
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    supposed: tuple[str, ...]


def explain(
    title: str,
    statements: Sequence[Statement],
    clauses: Clauses,
    derived: Derivation,
) -> Explanation:
    """Return the proof that a derivation is, in words."""
    teller = _Teller(statements, clauses, derived)
    m: Mechanism = statements[0].subject
    lines = tuple(teller.lines(derived.steps, 0))
    rows = [
        (
            teller.names[cell],
            tuple(show_report(m, i, t) for i, t in enumerate(teller.profiles[cell])),
        )
        for cell in teller.names
    ]
    agents = tuple(agent_word(m, i) for i in m.agents)
    links = dict.fromkeys(teller.links(derived.steps))
    supposed = dict.fromkeys(teller.supposed)
    return Explanation(
        title, m.scope, agents, tuple(rows), lines, tuple(links), tuple(supposed)
    )


def _profiles(m: Mechanism) -> dict[str, Profile]:
    """Return what the rule sees in each cell, also when one agent stays away."""
    known: dict[str, Profile] = {}
    every = map(Profile, itertools.product(*m.domains))
    for p in m.facts.get("profiles", every):
        parts = [p.without(i) for i in m.facts.get("strategic", m.agents)]
        for seen in map(m.seen, [p, *(parts if m.variable else ())]):
            known.setdefault(cell_of(seen), seen)
    return known


class _Teller:
    """Finds the words; `numbers` has the line at which each fact was told."""

    def __init__(
        self, statements: Sequence[Statement], clauses: Clauses, derived: Derivation
    ) -> None:
        self.statements, self.clauses = statements, clauses
        self.m: Mechanism = statements[0].subject
        wanted = [clauses.names[cell] for cell in derived.named]
        self.names = {cell: f"P{k}" for k, cell in enumerate(wanted, 1)}
        self.profiles = _profiles(self.m)
        self.numbers: dict[int, int] = {}
        self.supposed: list[str] = []
        self._count = 0
        self.words = Words(
            at=lambda p: self.names.get(cell_of(self.m.seen(p)), self._spelled(p)),
            outcome=partial(show_outcome, self.m),
            agent=partial(agent_word, self.m),
        )

    def _spelled(self, profile: Profile) -> str:
        shown = (show_report(self.m, i, t) for i, t in enumerate(profile))
        return f"({', '.join(shown)})"

    # --- facts ----------------------------------------------------------------------

    def _said(self, facts: Sequence[int]) -> str:
        """Return facts about one cell as a sentence."""
        if not facts:
            return "a contradiction"
        cell = self.clauses.atom(abs(facts[0]))[0]
        verb = "gives" if facts[0] > 0 else "does not give"
        shown = " or ".join(self._outcome(fact) for fact in facts)
        return f"{self._name(cell)} {verb} {shown}"

    def _name(self, cell: str) -> str:
        return self.names.get(cell) or self._spelled(self.profiles[cell])

    def _outcome(self, literal: int) -> str:
        _, place = self.clauses.atom(abs(literal))
        return show_outcome(self.m, (self.m.outcomes or ())[place])

    # --- lines ----------------------------------------------------------------------

    def lines(self, steps: Steps, depth: int) -> Iterable[Line]:
        """Yield the lines of steps, in order."""
        for step in steps:
            self._count += 1
            number = self._count
            if isinstance(step, Suppose):
                self.supposed.append(self._name(self.clauses.atom(step.assumed)[0]))
                outer = dict(self.numbers)
                self.numbers[step.assumed] = number
                said = f"Suppose {self._said((step.assumed,))}"
                yield Line(depth, number, said, (), ())
                yield from self.lines(step.steps, depth + 1)
                within = (number, self._count)
                self.numbers = outer
                self._count = number = self._count + 1
                said = f"So {self._said(step.facts)}"
                yield Line(depth, number, said, (), within)
            else:
                told = [fact for way in step.ways for fact in way.told]
                rests = tuple(sorted({self.numbers[fact] for fact in told}))
                said = self._said(step.facts)
                yield Line(depth, number, said, tuple(self._reasons(step)), rests)
            for fact in step.facts:
                self.numbers[fact] = number

    def _reasons(self, step: Step) -> list[str]:
        if is_witnessed(self.clauses, step):
            return [self._of_witnesses(step)]
        facts: list[str] = []
        told: dict[str, list[str]] = {}
        for way in step.ways:
            before, said = self._chain(way)
            facts += [fact for fact in before if fact not in facts]
            outcome = self._outcome(way.literal) if way.literal else ""
            told.setdefault(said, []).append(outcome)
        told.pop("", None)
        # One reason that speaks of all that is ruled out, which the claim names.
        whole = len(told) == 1 and not any(fact > 0 for fact in step.facts)
        if step.cover is None or len(step.ways) > _FEW or whole:
            return [*facts, *told]
        return [*facts, *(f"not {' or '.join(x)}: {said}" for said, x in told.items())]

    def _of_witnesses(self, step: Step) -> str:
        """Return the sentence on an existence of which no other witness is left."""
        assert step.cover is not None
        used = {k for way in step.ways for k in way.chain}
        numbers = [len(self._instances(way.chain)) for way in step.ways]
        by = " and ".join(self._axioms(used))
        most = counted(max(numbers, default=0), "instance")
        ways = counted(len(step.ways), "other way" if step.facts else "way")
        how = f"at most {most} of {by} ({len(self._instances(used))} in all)"
        asked = self._asks(step.cover)
        verb = "is" if len(step.ways) == 1 else "are each"
        return f"{asked}; {ways} {verb} ruled out by {how}"

    def _instances(self, used: Iterable[int]) -> set[Any]:
        return {self.clauses.origins[k] for k in used} - {None}

    def _axioms(self, used: Iterable[int]) -> list[str]:
        whiches = sorted({which for which, _ in self._instances(used)})
        return [self.statements[which].prop.name for which in whiches]

    # --- instances ------------------------------------------------------------------

    def _chain(self, way: Way) -> tuple[list[str], str]:
        """Return what a chain shows on the way to a possibility, and what refutes it.

        In the second what would follow from it stands first; "" if it was told before.
        """
        true, supposed = {*way.told, way.literal}, {way.literal}
        waiting: dict[str, list[str]] = {}  # reasons, until a cell has an outcome
        facts: list[str] = []
        follow: list[str] = []
        last: list[str] = []
        for k in way.chain:
            literals = self.clauses.lists[k]
            left = [x for x in literals if -x not in true]
            depends = any(-x in supposed for x in literals)
            true.update(left)
            supposed.update(left if depends else ())
            cells = dict.fromkeys(self.clauses.atom(abs(x))[0] for x in literals)
            reason = [self._forbids(k)] if self.clauses.origins[k] is not None else []
            if not left:
                last = [r for cell in cells for r in waiting.pop(cell, [])] + reason
                continue
            cell = self.clauses.atom(abs(left[0]))[0]
            waiting.setdefault(cell, []).extend(reason)
            if left[0] > 0 and waiting[cell]:
                why = "; ".join(dict.fromkeys(waiting.pop(cell)))
                told = f"{self._said(left)} ({why})"
                (follow if depends else facts).append(told)
        last = [r for reasons in waiting.values() for r in reasons] + last
        said = "; ".join(dict.fromkeys(last))
        if follow:
            said = f"else {' and '.join(follow)}, but {said}"
        return facts, said

    def _named(self, clause: int) -> tuple[Statement, dict[str, Any]]:
        origin = self.clauses.origins[clause]
        assert origin is not None
        statement = self.statements[origin[0]]
        names = zip(statement.prop.forall, origin[1], strict=True)
        return statement, {**dict(names), **statement.parameters}

    def _own_words(self, clause: int, kind: str) -> str:
        """Return what the property's own file says of an instance, "" if nothing."""
        statement, named = self._named(clause)
        module = sys.modules.get(statement.prop.body.__module__)
        say = getattr(module, kind, None)
        if say is None:
            return ""
        literals = self.clauses.lists[clause]
        read: Mapping[str, int] = dict(self.clauses.atom(-x) for x in literals if x < 0)
        text, _ = run_reading(
            partial(say, statement.subject, self.words, **named), read
        )
        return text or ""

    def _forbids(self, clause: int) -> str:
        return self._own_words(clause, "forbids") or self._concerned(clause)

    def _asks(self, clause: int) -> str:
        statement, _ = self._named(clause)
        own = self._own_words(clause, "asks")
        if own:
            return f"{own} ({statement.prop.name})"
        return f"{self._concerned(clause)}, asks for a witness"

    def _concerned(self, clause: int) -> str:
        """Return the name of the property, with who and where it is about."""
        statement, named = self._named(clause)
        text = statement.prop.name
        profile = named.pop("profile", None)
        agent = named.pop("agent", None)
        if agent is not None:
            text += f" for {self.words.agent(agent)}"
        if profile is not None:
            text += f" at {self.words.at(profile)}"
        if profile is not None and agent is not None and "report" in named:
            other = profile.with_report(agent, named.pop("report"))
            text += f", reporting as at {self.words.at(other)}"
        rest = [
            f"{name.replace('_', ' ')} {show_value(self.m, name, value, named)}"
            for name, value in named.items()
            if not isinstance(value, Profile)
        ]
        return ", ".join([text, *rest])

    # --- the graph ------------------------------------------------------------------

    def links(self, steps: Steps) -> Iterable[Link]:
        """Yield the pairs of named profiles that instances link, in order."""
        for step in steps:
            if isinstance(step, Suppose):
                yield from self.links(step.steps)
                continue
            for k in (k for way in step.ways for k in way.chain):
                atoms = [self.clauses.atom(abs(x)) for x in self.clauses.lists[k]]
                cells = list(dict.fromkeys(cell for cell, _ in atoms))
                named = [c for c in self.names if c in cells]
                if (
                    self.clauses.origins[k] is None
                    or len(cells) != 2
                    or len(named) != 2
                ):
                    continue
                statement, about = self._named(k)
                agent = self.words.agent(about["agent"]) if "agent" in about else ""
                first, second = (self.names[cell] for cell in named)
                yield Link(first, second, statement.prop.name, agent)
