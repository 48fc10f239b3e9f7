"""Games solved: what each concept proposes is decided, and profiles are compared."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from accord.counterexamples.asking import ask
from accord.theory.errors import ModelError, ScopeError, SolverError
from accord.theory.extreme_equilibria import Pair
from accord.theory.games import Mixed, StrategicGame, with_names
from accord.theory.names import counted
from accord.theory.properties import find_property
from accord.theory.specifications import data_spec
from accord.theory.unknowns import coded
from accord.verifiers.decide import Question
from accord.verifiers.engines import solving as engines
from accord.verifiers.engines.solving import Asked, Candidate, Found
from accord.verifiers.engines.solving.nash import equilibria
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.problems import ProblemQuestion, bounded_solve
from accord.verifiers.verdict import Verdict

MOST_PROFILES = 100


@dataclass(frozen=True)
class Member:
    """A candidate with the verdict on whether it is a member."""

    shown: str
    verdict: Verdict


@dataclass(frozen=True)
class Answer:
    """What came out of one concept.

    members   what is proved to be one
    excluded  what was asked about and is proved to be none
    doubtful  what could not be decided
    every     the verdict that the members are all, where one statement says it
    extent    in words, how the members make up the whole set
    part      whether they are only a part of it
    counted   whether their number says anything
    reason    why it is open whether there are more, or why nothing was found
    """

    concept: str
    title: str
    members: tuple[Member, ...] = ()
    excluded: tuple[Member, ...] = ()
    doubtful: tuple[Member, ...] = ()
    every: Verdict | None = None
    extent: str = ""
    part: bool = False
    counted: bool = True
    reason: str = ""

    @property
    def status(self) -> str:
        """PROVED where all that was asked is decided, else UNKNOWN."""
        open_ones = self.reason or self.doubtful
        shown = self.every is None or self.every.status == "PROVED"
        return "PROVED" if shown and not open_ones else "UNKNOWN"

    @property
    def complete(self) -> bool | None:
        """Whether the members are the whole set, None where that is open."""
        if self.status != "PROVED":
            return None
        return not self.part

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All verdicts, those on the candidates first."""
        asked = (*self.members, *self.excluded, *self.doubtful)
        last = () if self.every is None else (self.every,)
        return (*(one.verdict for one in asked), *last)


@dataclass(frozen=True)
class Row:
    """A profile of the table: its payoffs, and the verdict of each column.

    mixed  the number of a mixed equilibrium, 0 of a pure profile
    """

    shown: str
    payoffs: tuple[Any, ...]
    cells: tuple[Verdict, ...]
    mixed: int = 0


@dataclass(frozen=True)
class Solved:
    """A game solved.

    columns   pairs of a concept and its short name, those of the table
    rows      the pure profiles, then the mixed equilibria
    left_out  what of the table was left out and why, "" if nothing
    """

    game: StrategicGame
    answers: tuple[Answer, ...]
    columns: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    left_out: str = ""

    @property
    def statuses(self) -> tuple[str, ...]:
        """PROVED for what is decided, UNKNOWN for what is open."""
        cells = [cell.status for row in self.rows for cell in row.cells]
        open_cells = any(word not in ("PROVED", "REFUTED") for word in cells)
        more = ("UNKNOWN",) if open_cells or self.left_out else ()
        return (*(answer.status for answer in self.answers), *more)


def solve_game(
    game: StrategicGame,
    concepts: Sequence[str] = (),
    *,
    limits: Limits | None = None,
    profiles: int = MOST_PROFILES,
) -> Solved:
    """Return the solution sets of a game by these concepts, or by all.

    Every member has a verdict of its own. `profiles` bounds how many profiles are asked
    about one by one. What a bound on time or memory stops is UNKNOWN, with how far it
    came.

    >>> from accord.theory.games import from_arrays
    >>> dilemma = from_arrays([[2, 0], [3, 1]], [[2, 3], [0, 1]])
    >>> nash, = solve_game(dilemma, ["nash"]).answers
    >>> nash.members[0].shown, nash.complete, nash.extent
    ('2,2', True, 'there are no others')
    """
    if game.where is not None:
        raise ModelError(
            "expected payoffs in numbers, got a game with parameters",
            "give numbers; or ask for --concepts embedded alone, where the parameters "
            "are classed; or ask of all values: accord check GAME PROPERTY",
        )
    names = [engines.concept_of(name) for name in concepts or engines.concept_names()]
    work = _Work(with_names(game), limits or Limits(), profiles)
    answers = tuple(work.answer(module) for module in names)
    return work.with_table(answers, [m for m in names if hasattr(m, "COLUMN")])


def name_of(module: ModuleType) -> str:
    """Return the name of a concept."""
    return module.__name__.rpartition(".")[2].replace("_", "-")


@dataclass
class _Work:
    """The statements asked so far, each once."""

    game: StrategicGame
    limits: Limits
    most: int
    known: dict[str, Verdict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spec = data_spec(self.game)

    def left(self) -> Limits:
        """Return the bounds for what comes next; raise OutOfBounds if time is up.

        A step has half of the time that is left, so that one does not take it all.
        """
        if self.limits.seconds is None:
            return self.limits
        rest = self.limits.share(0.5, self.limits.seconds)
        if rest.seconds is not None and rest.seconds <= 0:
            decided = counted(len(self.known), "statement")
            raise OutOfBounds(f"out of time: {decided} were asked before")
        return rest

    def ask(self, asked: Asked) -> Verdict:
        """Return the verdict on a statement."""
        key = json.dumps([asked.prop, asked.measure, coded(asked.given)])
        if key not in self.known:
            self.known[key] = self._ask(asked)
            if self.limits.progress is not None:
                self.limits.progress(len(self.known), len(self.known))
        return self.known[key]

    def _ask(self, asked: Asked) -> Verdict:
        try:
            left = self.left()
            if asked.measure:
                measure = (asked.measure, asked.given)
                pairs = [(asked.prop, asked.given)]
                return bounded_solve(ProblemQuestion(self.spec, pairs, measure), left)
            question = Question(find_property(asked.prop), self.spec, asked.given)
            return ask(question, left)
        except OutOfBounds as stop:
            reason = stop.covered
        except (ModelError, ScopeError, SolverError) as error:
            reason = error.message  # the game is sound, so it is too large for this
        name, scope = self.game.name, self.game.scope
        return Verdict("UNKNOWN", asked.prop, name, scope, reason=reason)

    def answer(self, module: ModuleType) -> Answer:
        """Return what comes out of a concept."""
        name, title = name_of(module), module.TITLE
        try:
            with bounded(self.left()):
                found: Found = module.find(self.game, self.most)
        except OutOfBounds as stop:
            return Answer(name, title, reason=stop.covered)
        except (ScopeError, SolverError) as error:
            return Answer(name, title, reason=error.message)
        sorted_out: dict[str, list[Member]] = {"PROVED": [], "REFUTED": [], "": []}
        reason = found.open
        try:
            for candidate in self._each(found.candidates):
                verdict = self.ask(candidate.asked)
                shown = candidate.shown + self._values(candidate.asked, verdict)
                group = verdict.status if verdict.status in sorted_out else ""
                sorted_out[group].append(Member(shown, verdict))
        except OutOfBounds as stop:
            reason = stop.covered
        return Answer(
            name,
            title,
            tuple(sorted_out["PROVED"]),
            tuple(sorted_out["REFUTED"]),
            tuple(sorted_out[""]),
            None if found.all_of is None else self.ask(found.all_of),
            found.extent,
            found.part,
            getattr(module, "COUNTED", True),
            reason,
        )

    def _each(self, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield the candidates, each found within the bounds."""
        waiting = iter(candidates)
        while True:
            with bounded(self.left()):
                candidate = next(waiting, None)
            if candidate is None:
                return
            yield candidate

    def _values(self, asked: Asked, verdict: Verdict) -> str:
        """Return a law that was found, and what the players then expect."""
        if not asked.measure or verdict.accepted is None:
            return ""
        values = verdict.accepted.values[0]
        law = [
            values.get("law" + "".join(f".{a + 1}" for a in p), 0)
            for p in self.game.profiles()
        ]
        parts = [
            engines.show(self.game, p)
            if w == 1
            else f"{w} {engines.show(self.game, p)}"
            for w, p in zip(
                law, engines.pure_profiles(self.game, len(law)), strict=True
            )
            if w
        ]
        total = sum(w * sum(pay) for w, pay in zip(law, self.game.table, strict=True))
        return f" {total}: {' + '.join(parts)}"

    def with_table(
        self, answers: tuple[Answer, ...], columns: Sequence[ModuleType]
    ) -> Solved:
        """Return the answers with the table of profiles, if it has several columns."""
        if len(columns) < 2:
            return Solved(self.game, answers)
        rows: list[Row] = []
        left_out = ""
        if self.game.size > self.most:
            left_out = f"{self._covering(self.most)}: --profiles N has more"
        try:
            # What stands in the list stays there where a later row runs out of time.
            pure = engines.pure_profiles(self.game, self.most)
            rows.extend(self._row(p, columns, 0) for p in pure)
            mixed = enumerate(self._mixed(), 1)
            rows.extend(self._row(p, columns, number) for number, p in mixed)
        except OutOfBounds as stop:
            left_out = f"{self._covering(len(rows))}: {stop.covered}"
        named = tuple((name_of(m), m.COLUMN) for m in columns)
        return Solved(self.game, answers, named, tuple(rows), left_out)

    def _covering(self, rows: int) -> str:
        profiles = counted(self.game.size, "pure profile")
        return f"the table has the first {rows:,} of {profiles}"

    def _mixed(self) -> list[Pair]:
        """Return the mixed ones among the extreme equilibria of two players."""
        if len(self.game.players) != 2:
            return []
        try:
            with bounded(self.left()):
                found = equilibria(self.game)
        except ScopeError:
            return []  # the answer on Nash equilibria says why
        return [p for p in found if any(0 < w < 1 for row in p for w in row)]

    def _row(self, profile: Mixed, columns: Sequence[ModuleType], mixed: int) -> Row:
        game, cells = self.game, []
        for module in columns:
            with bounded(self.left()):
                asked: Asked = module.asked(game, profile)
            cells.append(self.ask(asked))
        payoffs = tuple(game.expected(i, profile) for i in range(len(game.players)))
        return Row(engines.show(game, profile), payoffs, tuple(cells), mixed)
