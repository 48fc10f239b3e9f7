"""Ask for a rule by its properties: the rule told and named, or why none exists."""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from accord.counterexamples.explanations import told_steps
from accord.counterexamples.impossibility import Explanation, explain
from accord.counterexamples.story import show_outcome, show_report, table
from accord.theory.errors import AccordError
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import agent_name
from accord.theory.profiles import Profile
from accord.theory.properties import find_property
from accord.theory.rules import all_rules
from accord.theory.settings import setting_options
from accord.theory.specifications import rule_spec
from accord.theory.subjects import build, full_options
from accord.verifiers.kernel.statements import read_problem
from accord.verifiers.limits import Limits
from accord.verifiers.problems import ProblemQuestion
from accord.verifiers.synthesis import Found, find_rule

MAX_ROWS = 40
Choice = Callable[[Profile], Any]


@dataclass(frozen=True)
class Answer:
    """What was found for a list of axioms in a domain."""

    axioms: tuple[str, ...]
    setting: str
    options: Mapping[str, Any]
    question: ProblemQuestion
    found: Found

    @cached_property
    def mechanism(self) -> Mechanism:
        """The mechanism whose rule is open."""
        m: Mechanism = (
            read_problem(self.question.as_data()).statements(Form.unknown)[0].subject
        )
        return m

    @cached_property
    def name(self) -> str:
        """What the rule that was found is called, "" if it has no name here."""
        if not self.found.table:
            return ""
        known = dict(self.found.table)
        named = named_rules(self.mechanism, self.setting, self.options)
        return next((name for name, rule in named if _agrees(rule, known)), "")

    @property
    def story(self) -> str:
        """The rule as a table, or the proof in steps; "" if neither was found."""
        if self.found.table:
            return _tell_rule(self.mechanism, self.found.table)
        if self.explanation is not None:
            return told_steps(self.explanation)
        return ""

    @cached_property
    def explanation(self) -> Explanation | None:
        """The proof in steps that there is no rule; None where none was found."""
        found = self.found
        if found.derived is None or found.clauses is None:
            return None
        statements = read_problem(self.question.as_data()).statements(Form.unknown)
        title = f"No rule is {' and '.join(self.axioms)}"
        return explain(title, statements, found.clauses, found.derived)


def find_axioms(
    axioms: Sequence[str],
    setting: str = "voting",
    limits: Limits | None = None,
    **options: Any,
) -> Answer:
    """Return a rule of a setting that has all these properties, or that none has.

    >>> find_axioms(["strategyproof", "onto"], agents=2, alternatives=3).name
    'delegation'
    """
    full = full_options(setting, options)
    spec = {
        "kind": "unknown",
        "what": "rule",
        "of": {"kind": "domain", "setting": setting, "options": full},
    }
    named = tuple(find_property(name).name for name in axioms)
    question = ProblemQuestion(spec, [(name, {}) for name in named])
    found = find_rule(question, limits or Limits())
    return Answer(named, setting, full, question, found)


def map_axioms(
    axioms: Sequence[str],
    setting: str = "voting",
    limits: Limits | None = None,
    **options: Any,
) -> list[Answer]:
    """Return the least impossible and the largest possible sets of the axioms.

    Every subset is decided by one of them, or has no answer within the bounds.
    """
    possible: list[Answer] = []
    impossible: list[Answer] = []
    for size in range(len(axioms), 0, -1):
        for chosen in itertools.combinations(axioms, size):
            if any(set(chosen) <= set(a.axioms) for a in possible):
                continue
            answer = find_axioms(chosen, setting, limits, **options)
            if answer.found.verdict.status == "PROVED":
                possible.append(answer)
            elif answer.found.verdict.status == "REFUTED":
                kept = [a for a in impossible if not set(chosen) < set(a.axioms)]
                impossible = [*kept, answer]
    return [*impossible, *possible]


# --- recognition ------------------------------------------------------------------


def named_rules(
    m: Mechanism, setting: str, options: Mapping[str, Any]
) -> Iterator[tuple[str, Choice]]:
    """Yield rules that have a name: constants, dictatorships, those of the library."""
    for outcome in m.outcomes or ():
        yield f"always {show_outcome(m, outcome)}", _constant(outcome)
    yield from _library(setting, options)


def _agrees(rule: Choice, known: Mapping[Profile, Any]) -> bool:
    try:
        return all(rule(profile) == outcome for profile, outcome in known.items())
    except AccordError:
        return False  # it is no rule of this domain


def _constant(outcome: Any) -> Choice:
    return lambda _: outcome


def _library(setting: str, options: Mapping[str, Any]) -> Iterator[tuple[str, Choice]]:
    known = setting_options(setting)
    for entry in all_rules().values():
        if entry.setting != setting:
            continue
        chosen = {k: v for k, v in options.items() if v != known[k]}
        variants: list[tuple[str, dict[str, Any]]] = [(entry.name, {})]
        if entry.name == "dictatorship":
            variants = [
                (f"dictatorship of {agent_name(i)}", {"dictator": i})
                for i in range(int(options["agents"]))
            ]
        for name, params in variants:
            try:
                yield name, build(rule_spec(entry.name, chosen, params))
            except AccordError:
                continue  # it is no rule of this domain


# --- in words ---------------------------------------------------------------------


def _tell_rule(m: Mechanism, rows: Sequence[tuple[Profile, Any]]) -> str:
    """Return a rule as a table: a square one for two agents, else line by line."""
    if len(m.domains) == 2 and len(m.domains[1]) <= 8:
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
