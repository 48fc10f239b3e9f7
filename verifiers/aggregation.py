"""Pareto conditions on an aggregation, decided by weights or by two lotteries."""

import dataclasses

from accord.theory.aggregation import Aggregation
from accord.theory.errors import SolverError
from accord.theory.properties import find_property
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, prove, refute, weaker
from accord.verifiers.engines import cases
from accord.verifiers.engines.aggregation import (
    Weights,
    freedom,
    lemmas,
    weights_or_lotteries,
)
from accord.verifiers.engines.enumerate import Found
from accord.verifiers.limits import Limits
from accord.verifiers.verdict import Verdict


def decide_pareto(question: Question, limits: Limits) -> Verdict | None:
    """Return the verdict on a Pareto condition; None where utilities are unknown.

    PROVED by lemmas whose multipliers are the weights, REFUTED by two lotteries.
    """
    statement = question.statement()
    a = statement.subject
    assert isinstance(a, Aggregation)
    if not a.is_given or not a.social:
        return None
    condition = question.prop.name
    try:
        found = weights_or_lotteries(a, condition)
    except SolverError as error:
        return weaker(question, statement, "UNKNOWN", error.message)
    if not isinstance(found, Weights):
        once = Found((found,), None, 1, 1, least=False)
        return refute(question, statement, found, once, limits)
    explored = cases.Explored(lemmas(a, condition, found), 1)
    data = question.as_data(statement.scope)
    payload = cases.payload(explored)
    certificate = make_certificate(data, "PROVED", "cases", payload)
    verdict = prove(question, statement, certificate, limits)
    return dataclasses.replace(verdict, notes=tell_weights(a, found))


def weights_question(question: Question) -> Question | None:
    """Return whether the weights that are found make up society's utilities.

    `question` asks for a Pareto condition of the same aggregation. None where there are
    no weights of any sign, or utilities are unknown.
    """
    a = question.statement().subject
    if not a.is_given:
        return None
    found = weights_or_lotteries(a, "pareto-indifference")
    if not isinstance(found, Weights):
        return None
    given = {"weights": found.weights, "constant": found.constant}
    record = find_property("weighted-sum")
    return dataclasses.replace(question, prop=record, parameters=given)


def tell_weights(a: Aggregation, found: Weights) -> tuple[str, ...]:
    """Return the weights in words, and whether others would do."""
    pairs = zip(a.individuals, found.weights, strict=True)
    shown = ", ".join(f"{name} {weight}" for name, weight in pairs)
    if not found.share:
        constant = -found.constant
        why = f"with the weights {shown} their utilities come to {constant} everywhere"
        return (f"no two lotteries are unanimous: {why}",)
    free = freedom(a)
    many = f"other weights do too: {free} of these numbers can be chosen freely"
    alone = "no other weights do: the prospects of the individuals are independent"
    return (
        f"weights {shown}; constant {found.constant}",
        f"{many if free else alone} (by elimination)",
    )
