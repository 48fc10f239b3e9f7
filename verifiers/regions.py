"""Regions: for which values of its unknown parameters a statement holds."""

from accord.theory.errors import CertificateError, ModelError, SolverError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import counted
from accord.theory.statements import Statement
from accord.theory.unknowns import UNKNOWN
from accord.verifiers.certificates import make_certificate
from accord.verifiers.decide import Question, prove, weaker
from accord.verifiers.engines.regions import find_tree
from accord.verifiers.limits import Limits, OutOfBounds
from accord.verifiers.open_questions import refuse_contradictions
from accord.verifiers.verdict import Verdict


def decide_region(question: Question, limits: Limits) -> Verdict:
    """Return PROVED with the cells in which the statement holds and fails.

    What is proved is the region, whatever it is, so that "for no r" is PROVED too.
    UNKNOWN where a cell can be neither proved nor refuted, UNCHECKED where the kernel
    does not accept what was found: then no cell is claimed.
    """
    statement = question.statement()
    _check_names(question, statement)
    refuse_contradictions(statement)
    try:
        tree = find_tree(statement, limits)
    except SolverError as error:
        return weaker(question, statement, "UNKNOWN", error.message)
    except OutOfBounds as stop:
        return weaker(question, statement, "UNKNOWN", stop.covered)
    data = question.as_data(statement.scope)
    certificate = make_certificate(data, "PROVED", "region", {"tree": tree})
    try:
        return prove(question, statement, certificate, limits)
    except CertificateError as error:
        reason = f"the kernel did not accept the region that was found: {error.message}"
        return weaker(question, statement, "UNCHECKED", reason)


def _check_names(question: Question, statement: Statement) -> None:
    """Raise unless the names asked for are those of the subject's unknowns."""
    subject = statement.subject
    unknowns: frozenset[str] = getattr(subject, "unknowns", frozenset())
    if any(value == UNKNOWN for value in question.parameters.values()):
        raise ModelError(
            "a region is of parameters of the subject, and the property has an unknown",
            "give a value for it",
        )
    asked = set(question.for_which)
    if extra := sorted(asked - unknowns):
        known = f"it depends on {', '.join(sorted(unknowns))}; " if unknowns else ""
        word = "rule" if isinstance(subject, Mechanism) else "game"
        raise ModelError(
            f"nothing of the {word} `{statement.name}` depends on `{extra[0]}`",
            f"{known}--NAME {extra[0]} leaves the parameter NAME of a rule unknown",
        )
    if left := sorted(unknowns - asked):
        number = counted(len(unknowns), "unknown number")
        raise ModelError(
            f"`{statement.name}` has {number}, and `{left[0]}` is not asked about",
            f"--for-which {','.join(sorted(unknowns))}, or give a number for it",
        )
