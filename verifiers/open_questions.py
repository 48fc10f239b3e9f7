"""Open questions: a statement some of whose numbers are unknown, for all their values.

Unknown can be parameters of the property (the value UNKNOWN) and numbers of the
subject (a specification of kind `unknown`).
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from accord.theory.errors import ScopeError, SolverError
from accord.theory.exact import Exact, text_of
from accord.theory.ranges import count_instances
from accord.theory.subjects import build
from accord.theory.unknowns import UNKNOWN, closed, filled, lay_out
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, describe, prove, refute, weaker
from accord.verifiers.engines import cases
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.kernel.statements import read_statement
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.verdict import Verdict


def decide_open(question: Question, limits: Limits) -> Verdict:
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
    try:
        found = cases.search(statement, limits)
    except SolverError as error:
        return weaker(question, statement, "UNKNOWN", error.message)
    except OutOfBounds as stop:
        return weaker(question, statement, "UNKNOWN", stop.covered)
    if found.values is not None:
        return _refuted(question, found.values, found.instance, limits)
    certificate = make_certificate(data, "PROVED", "cases", cases.payload(found))
    verdict = prove(question, statement, certificate, limits)
    note = (
        f"{len(found.lemmas):,} contradictions close every case in which it would fail"
    )
    return dataclasses.replace(verdict, notes=(*verdict.notes, note))


def _refuted(
    question: Question,
    values: Mapping[str, Exact],
    instance: tuple[Any, ...],
    limits: Limits,
) -> Verdict:
    """Return REFUTED by the statement with these values put in, 0 for all others."""
    numbers = {name: text_of(value) for name, value in values.items()}
    spec = closed(question.spec, numbers)
    subject = build(spec, question.given)
    known = {k: v for k, v in question.parameters.items() if v != UNKNOWN}
    parameters = {
        k: lay_out(k, subject, filled(numbers), known) if v == UNKNOWN else v
        for k, v in question.parameters.items()
    }
    settled = dataclasses.replace(question, spec=spec, parameters=parameters)
    found = Found((instance,), None, 1, 1, least=False)
    verdict = refute(settled, settled.statement(), instance, found, limits)
    shown = ", ".join(f"{name} = {number}" for name, number in numbers.items())
    where = f"at {shown}" if shown else "whatever the unknown numbers are"
    return dataclasses.replace(
        verdict,
        property=describe(question, verdict.statement),
        notes=(f"it fails {where}",),
    )
