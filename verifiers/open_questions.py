"""Open questions: a statement some of whose numbers are unknown, for all their values.

Unknown can be parameters of the property (the value UNKNOWN) and numbers of the
subject (a specification of kind `unknown`).
"""

import dataclasses
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from accord.theory.errors import ModelError, ScopeError, SolverError
from accord.theory.exact import Exact, text_of
from accord.theory.expressions import names_in, read_form, read_forms
from accord.theory.forms import Form
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.profiles import Profile
from accord.theory.ranges import count_instances, runs_on_symbols
from accord.theory.statements import Statement
from accord.theory.subjects import build
from accord.theory.tables import settle
from accord.theory.unknowns import UNKNOWN, closed, filled, lay_out
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import (
    Minimize,
    Question,
    decide,
    describe,
    prove,
    refute,
    weaker,
)
from accord.verifiers.engines import cases
from accord.verifiers.engines.enumerate import Found, search
from accord.verifiers.engines.points import same_on_numbers
from accord.verifiers.kernel.statements import read_statement
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.verdict import Verdict

_TOP = 3
_GRID = 40_000


def _first(_: Statement, found: Found) -> tuple[Any, ...]:
    return found.violations[0]


def decide_open(
    question: Question, limits: Limits, minimize: Minimize = _first
) -> Verdict:
    """Return the verdict on a statement about all values of its unknowns.

    PROVED by lemmas; REFUTED at values of the unknowns, put into the statement as
    numbers. UNKNOWN where one case can be neither closed nor met.
    """
    subject = build(question.spec, question.given)
    scope = str(getattr(subject, "scope", ""))
    data = question.as_data(scope)
    statement = read_statement(data, question.given, question.own_property)
    prop = statement.prop
    total = count_instances(statement.subject, (*prop.forall, *prop.exists))
    if total > limits.kernel_budget:
        raise ScopeError(
            f"`{prop.name}` has {total:,} instances, more than the kernel's budget of "
            f"{limits.kernel_budget:,}",
            "fewer agents or types",
        )
    refuse_contradictions(statement)
    if _is_real(statement) and not _unknown_names(statement):
        small = _on_a_grid(question, limits, minimize)
        if small is not None:
            return small
    doubts: list[cases.Unclosed] = []
    try:
        found = cases.search(statement, limits, doubts=doubts)
    except SolverError as error:
        return weaker(question, statement, "UNKNOWN", error.message)
    except OutOfBounds as stop:
        return weaker(question, statement, "UNKNOWN", stop.covered)
    if found.values is not None:
        return _refutation(question, statement, found, limits, minimize)
    _run_on_numbers(question, statement)
    if doubts:
        return weaker(question, statement, "UNCHECKED", _in_doubt(doubts))
    certificate = make_certificate(data, "PROVED", "cases", cases.payload(found))
    verdict = prove(question, statement, certificate, limits)
    lemmas = counted(len(found.lemmas), "contradiction")
    note = f"{lemmas} close every case in which it would fail"
    if not found.lemmas:
        note = "in no case that its comparisons leave open does it fail"
    return dataclasses.replace(verdict, notes=(*verdict.notes, note))


def _run_on_numbers(question: Question, statement: Statement) -> None:
    """Raise ModelError where the rule tells unknown numbers from numbers."""
    if not isinstance(statement.subject, Mechanism) or not statement.subject.is_real:
        return

    def at(numbers: Mapping[str, Exact]) -> Mechanism:
        settled: Mechanism = build(at_numbers(question.spec, numbers), question.given)
        return settled

    same_on_numbers(statement.subject, at)


def _refutation(
    question: Question,
    statement: Statement,
    found: cases.Explored,
    limits: Limits,
    minimize: Minimize,
) -> Verdict:
    """Return REFUTED at the values that were found."""
    assert found.values is not None
    names = statement.prop.forall
    if _unknown_names(statement):
        return _refuted_at(question, statement, found, limits, minimize)
    if _is_real(statement) or runs_on_symbols(type(statement.subject), names):
        numbers = tuple(_at(value, found.values) for value in found.instance)
        one = Found((numbers,), None, 1, 1, least=False)
        return refute(question, question.statement(), numbers, one, limits)
    return _refuted(question, found.values, found.instance, limits)


def _in_doubt(doubts: Sequence[cases.Unclosed]) -> str:
    """Return what speaks for a statement some of whose cases no identity closes."""
    many = f"in {len(doubts):,} cases" if len(doubts) > 1 else "in one case"
    says = min((doubt.says for doubt in doubts), key=len)  # where fewest agree
    return (
        f"{many} in which it would fail {says}, but no identity was found that the "
        f"kernel could check: {doubts[0].case}"
    )


def _is_real(statement: Statement) -> bool:
    return isinstance(statement.subject, Mechanism) and statement.subject.is_real


def _unknown_names(statement: Statement) -> frozenset[str]:
    return getattr(statement.subject, "unknowns", frozenset())


def refuse_contradictions(statement: Statement) -> None:
    """Raise if no values of the parameters satisfy what is known of them."""
    premises = statement.subject.premises if _unknown_names(statement) else ()
    try:
        if premises and not isinstance(cases.lemma_or_point(premises), dict):
            raise ModelError(
                f"no real numbers satisfy what is known of `{statement.name}`",
                "leave out one of the constraints",
            )
    except SolverError:
        return  # hard to tell; the cases will say


def _refuted_at(
    question: Question,
    statement: Statement,
    found: cases.Explored,
    limits: Limits,
    minimize: Minimize,
) -> Verdict:
    """Return REFUTED at values of the unknown parameters, as a statement about these.

    With numbers in place of the parameters it is decided again, for the least example.
    """
    assert found.values is not None
    names = sorted(_unknown_names(statement))
    numbers = {name: found.values.get(name, 0) for name in names}
    settled = with_numbers(question, {**found.values, **numbers})
    verdict = decide(settled, limits, minimize)
    shown = ", ".join(f"{name} = {numbers[name]}" for name in names)
    return dataclasses.replace(verdict, notes=(f"it fails at {shown}", *verdict.notes))


def with_numbers(question: Question, numbers: Mapping[str, Exact]) -> Question:
    """Return the question with numbers for all that is unknown, 0 where none is given.

    Unknown types of a mechanism stay what they are.
    """
    spec = at_numbers(question.spec, numbers)
    given = {
        name: value if value == UNKNOWN else _at(_text_at(value, numbers), numbers)
        for name, value in question.parameters.items()
    }
    if UNKNOWN in given.values():
        subject = build(spec, question.given)
        known = {name: value for name, value in given.items() if value != UNKNOWN}
        for name in given.keys() - known.keys():
            given[name] = lay_out(name, subject, filled(numbers), known)
    return dataclasses.replace(question, spec=spec, parameters=given)


def at_numbers(spec: Mapping[str, Any], numbers: Mapping[str, Exact]) -> dict[str, Any]:
    """Return a specification with numbers for its unknown parameters."""
    if spec.get("kind") == "pair":
        parts = {name: at_numbers(spec[name], numbers) for name in ("first", "second")}
        return {**spec, **parts}
    if "params" not in spec:
        return closed(spec, {name: text_of(value) for name, value in numbers.items()})
    params = dict(spec["params"])
    for key, value in params.items():
        if isinstance(value, Mapping) and set(value) == {"unknown"}:
            forms = read_forms(value["unknown"])
            many = forms if isinstance(forms, tuple) else (forms,)
            params[key] = ",".join(text_of(form.at(numbers)) for form in many)
    return {k: v for k, v in spec.items() if k != "where"} | {"params": params}


def _text_at(value: Any, numbers: Mapping[str, Exact]) -> Any:
    """Return an expression in unknown numbers with these in their places, as text."""
    if isinstance(value, tuple):
        return tuple(_text_at(part, numbers) for part in value)
    if not isinstance(value, str) or not names_in(value) & numbers.keys():
        return value
    return str(read_form(value).put(numbers))


def _at(value: Any, numbers: Mapping[str, Exact]) -> Any:
    """Return a value of an instance with numbers for its symbols, 0 for the free."""
    if isinstance(value, Form):
        names = {name for monomial in value.terms for name in monomial}
        return Fraction(value.at({name: numbers.get(name, 0) for name in names}))
    if isinstance(value, Profile):
        return Profile(_at(item, numbers) for item in value)
    return tuple(_at(v, numbers) for v in value) if isinstance(value, tuple) else value


def _on_a_grid(
    question: Question, limits: Limits, minimize: Minimize
) -> Verdict | None:
    """Return the refutation by small integers, if there is one; None proves nothing."""
    for top in range(1, _TOP + 1):
        real = question.statement()
        domains = tuple(
            d.grid(top) if hasattr(d, "grid") else d for d in real.subject.domains
        )
        grid = dataclasses.replace(real.subject, domains=domains)
        finite = Statement(real.prop, grid, real.parameters)
        if count_instances(finite.subject, finite.prop.forall) > _GRID:
            return None
        found = search(finite, limits)
        if found.violations:
            instance = minimize(finite, found)
            one = Found((instance,), None, found.instances, found.met, least=False)
            return refute(question, real, instance, one, limits)
        settle(grid)
    return None


def _refuted(
    question: Question,
    values: Mapping[str, Exact],
    instance: tuple[Any, ...],
    limits: Limits,
) -> Verdict:
    """Return REFUTED by the statement with these values put in, 0 for all others."""
    settled = with_numbers(question, values)
    found = Found((instance,), None, 1, 1, least=False)
    verdict = refute(settled, settled.statement(), instance, found, limits)
    shown = ", ".join(f"{name} = {number}" for name, number in values.items())
    where = f"at {shown}" if shown else "whatever the unknown numbers are"
    return dataclasses.replace(
        verdict,
        property=describe(question, verdict.statement),
        notes=(f"it fails {where}",),
    )
