"""Ask for a rule by its properties: the rule told and named, or why none exists."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from accord.counterexamples import lottery_impossibility as pages
from accord.counterexamples.explanations import form_of, told_steps
from accord.counterexamples.impossibility import Explanation, explain
from accord.counterexamples.recognition import names_of_rule
from accord.counterexamples.story import show_outcome, show_report, table
from accord.theory.coding import code
from accord.theory.errors import ModelError, ScopeError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name, counted, dashed
from accord.theory.parameters import choose
from accord.theory.profiles import Profile
from accord.theory.properties import name_of
from accord.theory.ranges import values_of
from accord.theory.subjects import build, full_options
from accord.verifiers.implications import Conclusion
from accord.verifiers.implications import implies as decide_implication
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import LotteryRule, find_lottery_rule
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import Found, all_rules
from accord.verifiers.synthesis import find_rule as synthesize
from accord.verifiers.verdict import Verdict

MAX_ROWS = 40
MAX_AXIOMS = 10
SURE = "sure"
# What a rule can choose, and the part of a mechanism that is open then.
OUTCOMES = {
    SURE: "rule",
    "lottery": "lottery",
    "assignment": "assignment",
    "lottery-and-payments": "lottery_and_payments",
}
Axiom = str | Callable[..., Any]


@dataclass(frozen=True)
class Answer:
    """What was found for a list of axioms in a domain.

    at        the profiles that alone were looked at, if not all
    without   of an impossibility: each axiom, and what is found for the others
    """

    setting: str
    options: Mapping[str, Any]
    question: ProblemQuestion
    found: Found | LotteryRule
    at: tuple[Profile, ...] | None = None
    without: tuple[tuple[str, "Answer"], ...] = ()

    @property
    def axioms(self) -> tuple[str, ...]:
        """The names of the axioms."""
        return tuple(map(name_of, self.question.records))

    @cached_property
    def mechanism(self) -> Mechanism:
        """The mechanism whose rule is open."""
        m: Mechanism = self.question.problem().statements(Form.unknown)[0].subject
        return m

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the rule that was found is called in the library."""
        if not self.found.table:
            return ()
        known = dict(self.found.table)
        return names_of_rule(self.mechanism, self.setting, self.options, known)

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict, told: with the rule or the proof, and what the rule is."""
        said = self.found.verdict
        named = (f"this is {' = '.join(self.names)}",) if self.names else ()
        rest = tuple(f"without {name}: {other.short}" for name, other in self.without)
        return replace(said, notes=(*said.notes, *named, *rest), story=self.story)

    @property
    def short(self) -> str:
        """The answer in a few words."""
        status = self.found.verdict.status
        if status == "REFUTED":
            return "no rule either"
        if status != "PROVED":
            return self.found.verdict.reason
        return " = ".join(["some rule", *self.names])

    @property
    def story(self) -> str:
        """The rule as a table, or the proof in steps; "" if neither was found."""
        if self.found.table:
            return _tell_rule(self.mechanism, self.found.table)
        if self.explanation is not None:
            return told_steps(self.explanation)
        return "" if self.page is None else pages.as_text(self.page)

    @cached_property
    def explanation(self) -> Explanation | None:
        """The proof in steps that no sure rule exists; None where none was found."""
        found = self.found
        if not isinstance(found, Found):
            return None
        if found.derived is None or found.clauses is None:
            return None
        statements = self.question.problem().statements(Form.unknown)
        title = f"No rule is {' and '.join(self.axioms)}"
        return explain(title, statements, found.clauses, found.derived)

    @cached_property
    def page(self) -> pages.Page | None:
        """The proof that no lottery rule exists; None where there is none in steps."""
        if isinstance(self.found, Found) or self.found.impossible is None:
            return None
        if self.question.spec["what"] != OUTCOMES["lottery"]:
            return None  # it would speak of shares and payments too
        if not self.found.impossible.steps:
            return None
        return pages.proof_of(self.found.impossible, self.question.records)

    def written(self, path: str) -> str | None:
        """Return the proof in the form that a file's name asks for, None without one.

        Raises ModelError for another ending than .txt, .md, .tex.
        """
        form = form_of(path)
        if self.explanation is not None:
            return form(self.explanation)
        if self.page is None:
            return None
        return _PAGES[form.__name__](self.page)


_PAGES = {
    write.__name__: write
    for write in (pages.as_text, pages.as_markdown, pages.as_latex)
}


def find_rule(
    axioms: Sequence[Axiom],
    setting: str = "voting",
    limits: Limits | None = None,
    *,
    profiles: Sequence[Any] | None = None,
    at: Sequence[Any] | None = None,
    outcome: str = SURE,
    largest: str | None = None,
    **options: Any,
) -> Answer:
    """Return a rule of a setting that has all these properties, or that none has.

    axioms    names of properties, or definitions decorated with `prop`
    profiles  those that can occur, where not every combination of types can
    at        profiles: only what the axioms say of these is looked at. A contradiction
              there is one on the whole domain, and else nothing is decided
    outcome   sure (one of the listed outcomes), lottery (over them), assignment (a
              random one of objects), lottery-and-payments
    largest   the name of a measure: the rule of which it is largest, with lotteries
    options   the setting's: agents=2, alternatives=3, ballots="weak"

    Where there is none, `leave_one_out` asks what each axiom left out makes possible.

    >>> find_rule(["strategyproof", "onto"], agents=2, alternatives=3).names
    ('delegation of Ann', 'dictatorship of Bob')
    """
    bounds = limits or Limits()
    question, full = _question(axioms, setting, profiles, options, outcome, largest)
    looked = None if at is None else tuple(map(Profile, at))
    found = _search(question, bounds, looked)
    return Answer(setting, full, question, found, looked)


def leave_one_out(answer: Answer, limits: Limits | None = None) -> Answer:
    """Return an impossibility with what is found where each axiom is left out.

    Any other answer is returned as it is, and so is one with a single axiom.
    """
    question, bounds = answer.question, limits or Limits()
    if answer.found.verdict.status != "REFUTED" or len(question.properties) < 2:
        return answer
    without = []
    for k, name in enumerate(answer.axioms):
        rest = [*question.properties[:k], *question.properties[k + 1 :]]
        fewer = replace(question, properties=rest)
        found = _search(fewer, bounds, answer.at, small=False)
        without.append((name, replace(answer, question=fewer, found=found)))
    return replace(answer, without=tuple(without))


def _search(
    question: ProblemQuestion,
    limits: Limits,
    at: Sequence[Profile] | None = None,
    *,
    small: bool = True,
) -> Found | LotteryRule:
    if question.spec["what"] == OUTCOMES[SURE]:
        return synthesize(question, limits, small=small, at=at)
    return find_lottery_rule(question, limits, small=small, at=at)


def implies(
    axioms: Sequence[Axiom],
    conclusion: str,
    setting: str = "voting",
    limits: Limits | None = None,
    *,
    profiles: Sequence[Any] | None = None,
    outcome: str = SURE,
    **options: Any,
) -> Verdict:
    """Return whether every rule with all these properties has a further one.

    PROVED with a rule that has them all, so that something is said; REFUTED with a rule
    that has them and lacks the other, and where.

    >>> implies(["strategyproof", "onto"], "unanimous", agents=2).status
    'PROVED'
    """
    question, _ = _question(axioms, setting, profiles, options, outcome)
    return decide_implication(question, Conclusion(conclusion), limits)


def _question(
    axioms: Sequence[Axiom],
    setting: str,
    profiles: Sequence[Any] | None,
    options: dict[str, Any],
    outcome: str = SURE,
    largest: str | None = None,
) -> tuple[ProblemQuestion, dict[str, Any]]:
    if isinstance(axioms, str):
        raise ModelError("expected a list of axioms", f'write ["{axioms}"]')
    what = OUTCOMES[choose(dashed(outcome), tuple(OUTCOMES), "outcome")]
    if largest is not None and outcome == SURE:
        raise ModelError(
            "a measure is made largest over lotteries",
            "add --outcome lottery or lottery-and-payments",
        )
    full = full_options(setting, options)
    domain: dict[str, Any] = {"kind": "domain", "setting": setting, "options": full}
    if profiles is not None:
        domain["profiles"] = [code(tuple(profile)) for profile in profiles]
    spec = {"kind": "unknown", "what": what, "of": domain}
    measure: Any = None if largest is None else (largest, {})
    return ProblemQuestion(spec, [(axiom, {}) for axiom in axioms], measure), full


@dataclass(frozen=True)
class Count:
    """How many rules there are, and what those that have a name here are called."""

    verdict: Verdict
    names: tuple[str, ...] = ()


def count_rules(
    axioms: Sequence[Axiom],
    setting: str = "voting",
    limits: Limits | None = None,
    *,
    most: int = 10_000,
    profiles: Sequence[Any] | None = None,
    **options: Any,
) -> Count:
    """Return how many rules have all these properties (`accepted.values[0]`).

    The certificate lists them and shows that there is no other. UNKNOWN where there
    are more than `most`; REFUTED where there is none.

    >>> count_rules(["strategyproof"], agents=2, alternatives=3).verdict.notes[0]
    '17 rules and no other'
    """
    question, full = _question(axioms, setting, profiles, options)
    verdict = all_rules(question, limits or Limits(), most=most).verdict
    if verdict.status != "PROVED" or verdict.certificate is None:
        return Count(verdict)
    named = []
    for spec in verdict.certificate["payload"]["rules"]:
        m = build(spec)
        known = {p: m(p) for p in values_of(m, "profile", {})}
        named.append(" = ".join(names_of_rule(m, setting, full, known)))
    names = tuple(filter(None, named))
    rest = len(named) - len(names)
    lines = [f"  {name}" for name in sorted(names)]
    lines += [f"  and {rest:,} without a name here"] if rest and names else []
    return Count(replace(verdict, story="\n".join(lines)), names)


@dataclass(frozen=True)
class Map:
    """Which of some axioms go together, and which do not.

    possible    the largest sets that some rule satisfies, with such a rule
    impossible  the least sets that none satisfies, with a proof
    open        sets that were not decided within the bounds
    """

    axioms: tuple[str, ...]
    possible: tuple[Answer, ...]
    impossible: tuple[Answer, ...]
    open: tuple[Answer, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All of them, impossible ones first."""
        return (*self.impossible, *self.possible, *self.open)

    def status(self, chosen: Iterable[str]) -> str:
        """Return whether a set of the axioms is possible, impossible or open."""
        wanted = frozenset(chosen)
        if any(wanted <= frozenset(a.axioms) for a in self.possible):
            return "possible"
        if any(wanted >= frozenset(a.axioms) for a in self.impossible):
            return "impossible"
        return "open"

    @property
    def title(self) -> str:
        """What was found, in one line."""
        counts = (len(self.impossible), "impossible"), (len(self.possible), "possible")
        least, largest = (counted(k, f"{word} set") for k, word in counts)
        undecided = f", {len(self.open)} open" if self.open else ""
        of = f"of {len(self.axioms)} axioms"
        return f"{least} (least) and {largest} (largest) {of}{undecided}"

    @property
    def scope(self) -> str:
        """Over what."""
        return self.answers[0].found.verdict.scope

    @property
    def story(self) -> str:
        """The axioms by number as columns, the sets that decide all as rows."""
        legend = [f"  {k}  {name}" for k, name in enumerate(self.axioms, 1)]
        head = ["", *map(str, range(1, len(self.axioms) + 1)), ""]
        words = (
            [("impossible", a, "") for a in self.impossible]
            + [("possible", a, " = ".join(a.names)) for a in self.possible]
            + [("open", a, a.found.verdict.reason) for a in self.open]
        )
        rows = [
            [word, *("x" if name in a.axioms else "" for name in self.axioms), note]
            for word, a, note in words
        ]
        return "\n".join([*legend, "", table(head, rows)])


def map_axioms(
    axioms: Sequence[Axiom],
    setting: str = "voting",
    limits: Limits | None = None,
    *,
    profiles: Sequence[Any] | None = None,
    outcome: str = SURE,
    **options: Any,
) -> Map:
    """Return the least impossible and the largest possible sets of the axioms.

    Every subset is decided by one of them, or lies below or above one that is open.
    Sets are asked from the largest down; what lies in a possible set is possible, what
    contains an impossible one is not asked.
    """
    bounds = limits or Limits()
    names = _question(axioms, setting, profiles, dict(options))[0].records
    if len(set(map(name_of, names))) < len(axioms):
        raise ModelError("an axiom stands twice in the list")
    if len(axioms) > MAX_AXIOMS:
        raise ScopeError(
            f"{len(axioms)} axioms have {2 ** len(axioms):,} subsets",
            f"at most {MAX_AXIOMS}",
        )
    found: dict[str, list[Answer]] = {"PROVED": [], "REFUTED": [], "": []}
    smallest_first = [
        chosen
        for size in range(1, len(axioms) + 1)
        for chosen in itertools.combinations(axioms, size)
    ]
    # The whole list first: where it is possible, so is everything.
    for chosen in [tuple(axioms), *smallest_first]:
        wanted = set(chosen)
        if any(wanted <= _kept(a) for a in found["PROVED"]):
            continue
        if any(wanted >= _kept(a) for a in found["REFUTED"]):
            continue
        question, full = _question(chosen, setting, profiles, dict(options), outcome)
        answer = Answer(setting, full, question, _search(question, bounds))
        status = answer.found.verdict.status
        found[status if status in found else ""].append(answer)
    # Larger possible sets and smaller impossible ones may have come later.
    possible, impossible = found["PROVED"], found["REFUTED"]
    return Map(
        tuple(map(name_of, names)),
        tuple(a for a in possible if not any(_kept(a) < _kept(b) for b in possible)),
        tuple(
            a for a in impossible if not any(_kept(b) < _kept(a) for b in impossible)
        ),
        tuple(found[""]),
    )


def _kept(answer: Answer) -> set[Axiom]:
    return {axiom for axiom, _ in answer.question.properties}


# --- in words ---------------------------------------------------------------------


def _tell_rule(m: Mechanism, rows: Sequence[tuple[Profile, Any]]) -> str:
    """Return a rule as a table: a square one for two agents, else line by line."""
    if len(m.domains) == 2 and len(m.domains[1]) <= 8 and "profiles" not in m.facts:
        known = dict(rows)
        first, second = m.domains
        head = [f"{agent_name(0)}, {agent_name(1)}"]
        head += [show_report(m, 1, t) for t in second]
        body = [
            [
                show_report(m, 0, own),
                *(show_outcome(m, known[Profile((own, t))]) for t in second),
            ]
            for own in first
        ]
        return table(head, body)
    head = [*(agent_name(i) for i in m.agents), "outcome"]
    body = [
        [*(show_report(m, i, t) for i, t in enumerate(p)), show_outcome(m, x)]
        for p, x in rows[:MAX_ROWS]
    ]
    more = len(rows) - len(body)
    return table(head, body) + (f"\n  and {more:,} more profiles" if more else "")
