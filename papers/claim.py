"""Claims of papers: a statement, what it covers, and the checks that decide it."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from accord import papers
from accord.counterexamples.asking import ask, check, witness
from accord.counterexamples.regions import NOWHERE, Region, region_of
from accord.counterexamples.regions import possible as can_be_met
from accord.theory.coding import code
from accord.theory.errors import ModelError
from accord.theory.exact import exact
from accord.theory.expressions import read_constraints
from accord.theory.forms import Literal, literal
from accord.theory.mechanisms import Mechanism
from accord.theory.names import dashed, nearest
from accord.theory.profiles import Profile
from accord.theory.properties import find_property, prop
from accord.theory.specifications import rule_spec
from accord.theory.subjects import Spec
from accord.verifiers.decide import Question
from accord.verifiers.implications import Conclusion, implies
from accord.verifiers.limits import Limits
from accord.verifiers.lottery_rules import no_rule_at
from accord.verifiers.problems import ProblemQuestion, solve_problem
from accord.verifiers.synthesis import all_rules, find_rule
from accord.verifiers.verdict import Verdict

COVERS = ("whole", "base case", "finite instance", "cited", "beyond")
Axioms = Sequence[str | tuple[str, Mapping[str, Any]]]  # with parameters, if any
Profiles = Sequence[Sequence[Any]]
OPPOSITE = {"PROVED": "REFUTED", "REFUTED": "PROVED"}


@dataclass(frozen=True)
class Part:
    """One check that a claim rests on, and the verdict that the claim says it has.

    `largest` is what the claim says a measure comes to at most, and reaches; `count`
    how many rules there are, as it says; `region` the constraints on parameters under
    which a property holds, and under these alone; `vacuous` that nothing meets the
    premises of a property.
    """

    expected: str
    ask: Callable[[Limits], Verdict]
    largest: Any = None
    count: int | None = None
    region: str | None = None
    vacuous: bool = False

    def word(self, verdict: Verdict) -> str:
        """Return the verdict's word, REFUTED where it comes to something else.

        That is another largest value, or another region.

        A vacuous verdict says nothing, so it counts as UNKNOWN here, unless this is
        what the claim says.
        """
        accepted = verdict.accepted
        if bool(verdict.vacuous) != self.vacuous:
            return "UNKNOWN"
        if self.count is not None and accepted is not None:
            return "PROVED" if accepted.values == (self.count,) else "REFUTED"
        if accepted is not None and self.region is not None:
            found = region_of(accepted, verdict.statement.subject)
            return verdict.status if is_region(found, self.region) else "REFUTED"
        if self.largest is None or accepted is None:
            return verdict.status
        return verdict.status if accepted.values[1] == self.largest else "REFUTED"


@dataclass(frozen=True)
class Table:
    """How the parts of a claim make up a table: a cell each, row by row.

    headers   what the columns are, those of the labels first
    rows      the labels of each row; its other cells are verdicts
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def size(self) -> int:
        """The number of its verdicts."""
        return sum(len(self.headers) - len(row) for row in self.rows)

    def filled(self, words: Sequence[str]) -> list[list[str]]:
        """Return the rows with a word in each cell, in the order of the parts."""
        left = iter(words)
        width = len(self.headers)
        return [
            [*row, *(next(left) for _ in range(width - len(row)))] for row in self.rows
        ]


@dataclass(frozen=True)
class Claim:
    """A statement of a paper.

    id         unique within the paper
    statement  what the paper says, as far as it is covered here
    parts      the checks; the claim is their conjunction (none: it is never run)
    expected   PROVED, or REFUTED where a statement in print fails as it stands
    covers     whole, base case, finite instance; cited or beyond a finite tool
    reason     why a claim without parts is only listed
    table      how the first of the parts make up a table, if they do
    """

    id: str
    statement: str
    parts: tuple[Part, ...] = ()
    expected: str = "PROVED"
    covers: str = "finite instance"
    reason: str = ""
    table: Table | None = None

    def __post_init__(self) -> None:
        assert self.covers in COVERS, self.covers
        assert self.table is None or self.table.size <= len(self.parts), self.id
        assert bool(self.parts) != bool(self.reason), f"{self.id}: parts or a reason"


@dataclass(frozen=True)
class Paper:
    """A paper with its claims. `id` is first author (or two) and year."""

    id: str
    title: str
    claims: tuple[Claim, ...]

    def __post_init__(self) -> None:
        ids = [claim.id for claim in self.claims]
        assert len(set(ids)) == len(ids), f"{self.id}: a claim's id occurs twice"


@dataclass(frozen=True)
class Result:
    """What came out of a claim: a verdict word, and the verdicts that it rests on."""

    paper: Paper
    claim: Claim
    verdict: str
    verdicts: tuple[Verdict, ...]

    @property
    def agrees(self) -> bool:
        """Whether the verdict is the expected one."""
        return self.verdict == self.claim.expected

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why some of the checks were left open, each reason once."""
        return tuple(dict.fromkeys(v.reason for v in self.verdicts if v.reason))

    @property
    def scope(self) -> str:
        """The scopes of the checks, each once."""
        return "; ".join(dict.fromkeys(v.scope for v in self.verdicts))


def holds(subject: Any, prop: Any, **options: Any) -> Part:
    """Return the part "`subject` has the property" (arguments as for `check`)."""
    return Part("PROVED", lambda limits: check(subject, prop, limits=limits, **options))


def holds_vacuously(subject: Any, prop: Any, **options: Any) -> Part:
    """Return the part "nothing meets the premises of the property of `subject`"."""
    part = holds(subject, prop, **options)
    return replace(part, vacuous=True)


def fails(subject: Any, prop: Any, **options: Any) -> Part:
    """Return the part "`subject` lacks the property", proved by a witness."""
    return Part(
        "REFUTED", lambda limits: check(subject, prop, limits=limits, **options)
    )


def fails_at(
    instance: tuple[Any, ...], subject: Any, prop: Any, **options: Any
) -> Part:
    """Return the part "`subject` lacks the property, and this instance shows it"."""

    def replay(limits: Limits) -> Verdict:
        return witness(subject, prop, instance, limits=limits, **options)

    return Part("REFUTED", replay)


def holds_exactly(region: str, subject: Any, prop: Any, **options: Any) -> Part:
    """Return the part "it has the property where `region` is true, and only there".

    The options, as for `check`, say `for_which` parameters. The region is NOWHERE, or
    linear constraints on these, all of them together: "q > 0, p == q/2".
    """
    return Part(
        "PROVED",
        lambda limits: check(subject, prop, limits=limits, **options),
        region=region,
    )


def is_region(found: Region, claimed: str) -> bool:
    """Return whether linear cells that hold make up what is claimed, those alone."""
    claims = None if claimed == NOWHERE else read_constraints(claimed)
    return not any(
        can_be_met((*found.where, *facts, *wrong))
        for facts, holds in found.cells
        for wrong in _wrong(claims, holds=holds)
    )


def _wrong(
    claims: tuple[Literal, ...] | None, *, holds: bool
) -> tuple[tuple[Literal, ...], ...]:
    """Return what no point of a cell may meet: each of these is not as claimed."""
    if claims is None:
        return ((),) if holds else ()
    if not holds:
        return (claims,)
    return tuple((falsehood,) for row in claims for falsehood in _not(row))


def _not(row: Literal) -> tuple[Literal, ...]:
    """Return literals of which one is true where the row is not."""
    if row.sense == "==":
        return literal(row.form, ">"), literal(-row.form, ">")
    return (row.negation(),)


@prop(Mechanism)
def earns(
    m: Mechanism,
    *,
    agent: int,
    types: tuple[Any, ...],
    reports: tuple[Any, ...],
    utility: Any,
) -> bool:
    """With these true types and these reports the agent's utility is this number."""
    true, told = (Profile(map(_exact_type, row)) for row in (types, reports))
    return bool(m.utility_at(agent, true, m(told)) == exact(utility))


def _exact_type(given: Any) -> Any:
    """Return a type with exact numbers: one, or a tuple of types."""
    if isinstance(given, (tuple, list)):
        return tuple(map(_exact_type, given))
    return exact(given)


def lie_pays(
    subject: Any,
    agent: int,
    types: tuple[Any, ...],
    report: Any,
    utilities: tuple[Any, Any],
    **options: Any,
) -> tuple[Part, ...]:
    """Return the parts "this lie pays", and what truth and lie earn the agent."""
    reports = (*types[:agent], report, *types[agent + 1 :])
    return (
        fails_at((agent, types, report), subject, "strategyproof", **options),
        *(
            holds(
                subject,
                earns,
                given={
                    "agent": agent,
                    "types": types,
                    "reports": told,
                    "utility": utility,
                },
                **options,
            )
            for told, utility in zip((types, reports), utilities, strict=True)
        ),
    )


def left_open(what: str, of: Any, **options: Any) -> Spec:
    """Return the specification of a library rule in which the numbers `what` are open.

    With "fees" every agent pays on top any function of the others' reports, with
    "constants" any number; with "payments" only the decisions of the rule are kept.
    Instead of a rule's name `of` can be what else the numbers are laid out from: with
    "payoffs" the numbers of actions, with "worths" the number of types.
    """
    start = rule_spec(of, options) if isinstance(of, str) else of
    return {"kind": "unknown", "what": what, "of": start}


def by_proof(proof: Callable[..., Verdict], *arguments: Any) -> Part:
    """Return the part that a proof is found, and accepted by the kernel."""
    return Part("PROVED", lambda _: proof(*arguments))


def holds_for_all(spec: Spec, prop: str, **parameters: Any) -> Part:
    """Return the part "it has the property, whatever the open numbers are"."""
    question = Question(find_property(prop), spec, parameters)
    return Part("PROVED", lambda limits: ask(question, limits))


def possible(spec: Spec, *properties: str | tuple[str, Mapping[str, Any]]) -> Part:
    """Return the part "some values of the open numbers give all these properties".

    A property is a name, or a pair of a name and its parameters.
    """
    question = _problem(spec, properties)
    return Part("PROVED", lambda limits: solve_problem(question, limits))


def impossible(spec: Spec, *properties: str | tuple[str, Mapping[str, Any]]) -> Part:
    """Return the part "no values of the open numbers give all these properties"."""
    question = _problem(spec, properties)
    return Part("REFUTED", lambda limits: solve_problem(question, limits))


def largest(
    value: Any,
    measure: str | tuple[str, Mapping[str, Any]],
    spec: Spec,
    *properties: str | tuple[str, Mapping[str, Any]],
) -> Part:
    """Return the part "`value` is the most that the measure reaches under these"."""
    question = _problem(spec, properties, measure)
    return Part("PROVED", lambda limits: solve_problem(question, limits), value)


def no_rule(
    setting: str, axioms: Axioms, *, at: Profiles | None = None, **options: Any
) -> Part:
    """Return the part "no rule of this setting has all the properties".

    With `at`, only what they say of these profiles is looked at, which suffices.
    """
    question = _problem(any_rule(setting, **options), axioms)
    looked = None if at is None else tuple(map(Profile, at))
    return Part(
        "REFUTED", lambda limits: find_rule(question, limits, at=looked).verdict
    )


def some_rule(setting: str, axioms: Axioms, **options: Any) -> Part:
    """Return the part "some rule of this setting has all the properties"."""
    question = _problem(any_rule(setting, **options), axioms)
    return Part("PROVED", lambda limits: find_rule(question, limits).verdict)


def rules_number(
    count: int,
    setting: str,
    axioms: Axioms,
    *,
    named: Sequence[Spec] = (),
    **options: Any,
) -> Part:
    """Return the part "exactly `count` rules have all the properties".

    Those `named` (specifications of library rules) are among them, each another one: if
    they are `count`, they are all.
    """
    question = _problem(any_rule(setting, **options), axioms)

    def ask_all(limits: Limits) -> Verdict:
        return all_rules(question, limits, named=named).verdict

    return Part("PROVED", ask_all, count=count)


def any_rule(setting: str, profiles: Profiles | None = None, **options: Any) -> Spec:
    """Return the specification of a rule of this setting that is left open.

    With `profiles` only these can occur.
    """
    domain: Spec = {"kind": "domain", "setting": setting, "options": options}
    if profiles is not None:
        domain["profiles"] = [code(profile) for profile in profiles]
    return {"kind": "unknown", "what": "rule", "of": domain}


def any_lotteries(setting: str, what: str = "lottery", **options: Any) -> Spec:
    """Return the specification of a rule of this setting that leaves lotteries open.

    `what` is "lottery", "assignment" or "lottery_and_payments".
    """
    return left_open(what, {"kind": "domain", "setting": setting, "options": options})


def no_lotteries(spec: Spec, axioms: Axioms, *, at: Profiles) -> Part:
    """Return the part "no rule with open lotteries has all the properties".

    What they say of the profiles `at` suffices.
    """
    question = _problem(spec, axioms)
    looked = tuple(map(Profile, at))
    return Part("REFUTED", lambda limits: no_rule_at(question, looked, limits).verdict)


def implied(
    spec: Spec,
    axioms: Axioms,
    conclusion: str,
    *,
    than: Spec | None = None,
    **parameters: Any,
) -> Part:
    """Return the part "every rule with the properties has the conclusion as well".

    With `than` the conclusion compares the open rule with this one.
    """
    question, said = _problem(spec, axioms), Conclusion(conclusion, parameters, than)
    return Part("PROVED", lambda limits: implies(question, said, limits))


def _problem(
    spec: Spec,
    properties: Axioms,
    measure: str | tuple[str, Mapping[str, Any]] | None = None,
) -> ProblemQuestion:
    pairs = [(p, {}) if isinstance(p, str) else p for p in properties]
    made = (measure, {}) if isinstance(measure, str) else measure
    return ProblemQuestion(spec, pairs, made)


def run_claim(paper: Paper, claim: Claim, limits: Callable[[], Limits]) -> Result:
    """Run the checks of a claim.

    PROVED if the kernel accepted each with its expected verdict, REFUTED if it
    accepted one with the opposite verdict; else the weakest word among them.
    """
    verdicts = tuple(part.ask(limits()) for part in claim.parts)
    expected = [part.expected for part in claim.parts]
    words = [p.word(v) for p, v in zip(claim.parts, verdicts, strict=True)]
    if words == expected:
        word = "PROVED"
    elif any(w == OPPOSITE[e] for w, e in zip(words, expected, strict=True)):
        word = "REFUTED"
    else:
        word = next(w for w in ("UNKNOWN", "UNFALSIFIED", "UNCHECKED") if w in words)
    return Result(paper, claim, word, verdicts)


def all_papers() -> dict[str, Paper]:
    """Return every paper by id, importing the files of this folder."""
    found = {}
    for module in pkgutil.iter_modules(papers.__path__):
        if module.name != "claim":
            loaded = importlib.import_module(f"{papers.__name__}.{module.name}")
            found[loaded.PAPER.id] = loaded.PAPER
    return dict(sorted(found.items()))


def select(name: str | None) -> Iterator[tuple[Paper, Claim]]:
    """Yield the claims that `PAPER` or `PAPER.CLAIM` names, all of them for None."""
    known = all_papers()
    if name is None:
        for paper in known.values():
            yield from ((paper, claim) for claim in paper.claims)
        return
    paper_id, _, claim_id = name.partition(".")
    if dashed(paper_id) not in known:
        raise ModelError(
            f"no paper is named `{paper_id}`", nearest(paper_id, known, "papers")
        )
    paper = known[dashed(paper_id)]
    claims = {claim.id: claim for claim in paper.claims}
    if claim_id and dashed(claim_id) not in claims:
        raise ModelError(
            f"`{paper.id}` has no claim `{claim_id}`",
            nearest(claim_id, claims, "claims"),
        )
    chosen = [claims[dashed(claim_id)]] if claim_id else list(claims.values())
    yield from ((paper, claim) for claim in chosen)


def result_data(result: Result) -> dict[str, Any]:
    """Return a result as JSON data."""
    return {
        "paper": result.paper.id,
        "claim": result.claim.id,
        "statement": result.claim.statement,
        "covers": result.claim.covers,
        "expected": result.claim.expected,
        "verdict": result.verdict,
        "agrees": result.agrees,
        "scope": result.scope,
        "parts": [
            {
                "subject": v.subject,
                "property": v.property,
                "status": v.status,
                "scope": v.scope,
                "vacuous": v.vacuous,
                "reason": v.reason,
            }
            for v in result.verdicts
        ],
    }
