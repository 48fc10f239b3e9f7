"""Problems: whether the unknowns have values at which the properties hold.

Every instance of every definition is run on forms; where it can hold in one way only
it gives linear rows. An exact linear program then finds a point, or multipliers that
show that there is none, or a largest value; the kernel checks whichever it is.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from accord.theory.coding import code
from accord.theory.errors import CertificateError, ModelError, SolverError
from accord.theory.exact import text_of
from accord.theory.forms import Form, Literal, Monomial
from accord.theory.open_lotteries import premises_of
from accord.theory.properties import Property, find_property, name_of, property_of
from accord.theory.ranges import count_instances, instances, values_of
from accord.theory.subjects import build, is_any_rule, source_hash
from accord.theory.unknowns import LOTTERIES, coded
from accord.verifiers.certificates import make_certificate
from accord.verifiers.engines.linear_programs import Solution, solve
from accord.verifiers.kernel import check
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.linear import implied
from accord.verifiers.kernel.statements import Problem, read_problem
from accord.verifiers.limits import Limits, OutOfBounds, bounded
from accord.verifiers.verdict import Verdict, verdict_of

Parameters = Mapping[str, Any]
_LINES = 8


@dataclass(frozen=True)
class ProblemQuestion:
    """Properties of one subject with numbers left open, and a measure to be large.

    spec        the specification of the subject (`accord.theory.subjects`); kind
                `unknown` leaves payments or payoffs open
    properties  pairs of a property (its name, or a person's own decorated definition)
                and its parameters; the value UNKNOWN leaves a parameter open, the same
                one in every property that names it
    measure     None, or the pair of a measure's name and its parameters
    given       the person's own object that `spec` asks for, if it does
    """

    spec: Mapping[str, Any]
    properties: Sequence[tuple[str | Callable[..., Any], Parameters]]
    measure: tuple[str, Parameters] | None = None
    given: object = field(default=None, repr=False)

    @property
    def records(self) -> list[Property]:
        """The definitions."""
        return [
            find_property(p) if isinstance(p, str) else property_of(p)
            for p, _ in self.properties
        ]

    @property
    def own(self) -> tuple[Callable[..., Any], ...]:
        """The person's own definitions, which the kernel is handed."""
        return tuple(p.body for p in self.records if not p.of_the_library)

    def problem(self) -> Problem:
        """Return the problem as the kernel reads it."""
        return read_problem(self.as_data(), self.given, self.own)

    def check(self, certificate: Mapping[str, Any], limits: Limits) -> Accepted:
        """Return what the kernel makes of a certificate for this problem."""
        return check(certificate, self.given, self.own, limits.kernel_budget)

    def as_data(self) -> dict[str, Any]:
        """Return the problem as a certificate holds it."""
        subject = build(self.spec, self.given)
        entries = [
            {
                "name": name_of(prop),
                "source": source_hash(prop.body),
                "parameters": coded(parameters),
            }
            for prop, (_, parameters) in zip(self.records, self.properties, strict=True)
        ]
        measure = None
        if self.measure is not None:
            name, parameters = self.measure
            measure = {"name": name, "parameters": coded(parameters)}
        return {
            "properties": entries,
            "subject": dict(self.spec),
            "scope": str(getattr(subject, "scope", "")),
            "measure": measure,
        }


@dataclass(frozen=True)
class Row:
    """A literal with where it comes from: property, instance, place among its rows.

    No property: what holds of the lotteries at a profile, which is then the instance.
    """

    literal: Literal
    property: int | None
    instance: tuple[Any, ...]
    place: int


def refuse_parameters(subject: Any, sought: str) -> None:
    """Raise if a subject has parameters, on which what is sought would depend."""
    unknown = set(getattr(subject, "unknowns", ())) - {LOTTERIES}
    names = ", ".join(sorted(unknown))
    if names:
        raise ModelError(
            f"`{subject.name}` has the parameters {names}, and {sought} would depend "
            "on their values",
            "give numbers in their place, or ask whether a property holds for all",
        )


def solve_problem(question: ProblemQuestion, limits: Limits | None = None) -> Verdict:
    """Return whether the problem has a solution, or the largest value of its measure.

    PROVED with the values (`accepted.values[0]`; with a measure `values[1]` is the
    largest value), REFUTED with the rows that contradict each other. UNKNOWN, with the
    reason, where an instance can hold in several ways, the rows are not linear, or
    time is up.
    """
    bounds = limits or Limits()
    refuse_parameters(build(question.spec, question.given), "a solution")
    problem = question.problem()
    try:
        rows = collect(problem, bounds)
        target = None if problem.measure is None else problem.measure(Form.unknown)
        found = solve([row.literal for row in rows], target)
        kind, status, payload = _evidence(problem, rows, found)
    except (SolverError, CertificateError) as error:
        return _verdict(question, problem, error.message)
    except OutOfBounds as stop:
        return _verdict(question, problem, stop.covered)
    certificate = make_certificate(question.as_data(), status, kind, payload)
    accepted = question.check(certificate, bounds)
    met = f"a solution meets all {accepted.instances:,} instances"
    notes: tuple[str, ...] = (met, *_shown(payload.get("values", {})))
    if kind == "farkas":
        notes = (f"{len(payload['rows']):,} comparisons contradict each other",)
    elif kind == "dual":
        notes = (f"the largest value is {accepted.values[1]}", *notes)
    return verdict_of(
        accepted,
        describe(question),
        _name(problem),
        certificate,
        notes=notes,
    )


def bounded_solve(question: ProblemQuestion, limits: Limits) -> Verdict:
    """Return what `solve_problem` does, held to the bounds in whatever code it runs."""
    try:
        with bounded(limits):
            return solve_problem(question, limits)
    except OutOfBounds as stop:
        return _verdict(question, question.problem(), stop.covered)


def _shown(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values that are not 0, the first of them, as lines of evidence."""
    lines = [f"{name} = {value}" for name, value in values.items() if value != "0"]
    more = f"and {len(lines) - _LINES} more that are not 0"
    return (*lines[:_LINES], *([more] if len(lines) > _LINES else []))


def collect(problem: Problem, limits: Limits) -> list[Row]:
    """Return the rows that all instances of all definitions imply, each once."""
    statements = problem.statements(Form.unknown)
    total = sum(count_instances(s.subject, s.prop.forall) for s in statements)
    rows: dict[Literal, Row] = {}
    done = 0
    for which, statement in enumerate(statements):
        for universal in instances(statement.subject, statement.prop.forall):
            for place, literal in enumerate(implied(statement, universal)):
                rows.setdefault(literal, Row(literal, which, universal, place))
            done += 1
            limits.tick(done, total)
    m: Any = statements[0].subject if statements else None
    if LOTTERIES in getattr(m, "unknowns", ()):
        for profile in values_of(m, "profile", {}):
            for place, literal in enumerate(premises_of(m(profile))):
                rows.setdefault(literal, Row(literal, None, profile, place))
    return list(rows.values())


def _evidence(
    problem: Problem, rows: Sequence[Row], found: Solution
) -> tuple[str, str, dict[str, Any]]:
    """Return kind, verdict and payload of the certificate of a solution."""
    used = []
    for row, times in zip(rows, found.multipliers or (), strict=False):
        if times:
            entry = {"property": row.property, "instance": code(row.instance)}
            used.append({**entry, "literal": row.place, "times": text_of(times)})
    if found.values is None:
        return "farkas", "REFUTED", {"rows": used}
    values = {
        name: text_of(value) for name, value in _complete(problem, found.values).items()
    }
    if found.bound is None:
        return "point", "PROVED", {"values": values}
    bound = text_of(found.bound)
    return "dual", "PROVED", {"values": values, "rows": used, "bound": bound}


def _complete(problem: Problem, values: Mapping[Monomial, Any]) -> dict[str, Any]:
    """Return a value for every unknown that the problem has; the free ones are 0."""
    if any(len(monomial) > 1 for monomial in values):
        raise SolverError("expected linear comparisons, got products of unknowns")
    asked: dict[str, None] = {}

    def note(name: str) -> Form:
        asked[name] = None
        return Form.unknown(name)

    for statement in problem.statements(note):
        for universal in instances(statement.subject, statement.prop.forall):
            implied(statement, universal)
    if problem.measure is not None:
        problem.measure(note)
    return {name: values.get((name,), 0) for name in asked}


def describe(question: ProblemQuestion) -> str:
    """Return what is asked in words: it is about some values, not about all."""
    shown = " and ".join(map(name_of, question.records))
    if question.measure is None:
        return shown if is_any_rule(question.spec) else f"possible: {shown}"
    return f"largest {question.measure[0]} with {shown}"


def _name(problem: Problem) -> str:
    return problem.statements(Form.unknown)[0].name


def _verdict(question: ProblemQuestion, problem: Problem, reason: str) -> Verdict:
    return Verdict(
        "UNKNOWN", describe(question), _name(problem), problem.scope, reason=reason
    )
