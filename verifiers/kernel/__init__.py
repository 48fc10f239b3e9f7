"""The trusted part: it alone says PROVED or REFUTED, and only by running definitions.

    check(certificate, given=None) -> Accepted, or CertificateError

One function per kind of certificate, no state. What a certificate says is a hint
about where to look; every claim rests on the definition's own body, run here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.coding import digest
from accord.theory.errors import AccordError, CertificateError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.ranges import count_instances
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.blocks import check_blocks
from accord.verifiers.kernel.linear import (
    check_cases,
    check_dual,
    check_farkas,
    check_point,
)
from accord.verifiers.kernel.loops import check_table, check_witness
from accord.verifiers.kernel.options import check_options
from accord.verifiers.kernel.statements import (
    Problem,
    Statement,
    read_problem,
    read_statement,
)

FORMAT = "accord-certificate/1"
BUDGET = 2 * 10**7
FIELDS = {
    "format",
    "statement",
    "verdict",
    "kind",
    "payload",
    "producer",
    "seal",
}
ABOUT_STATEMENTS: dict[str, Callable[[Statement, Mapping[str, Any]], Accepted]] = {
    "witness": check_witness,
    "table": check_table,
    "options": check_options,
    "cases": check_cases,
    "blocks": check_blocks,
}
ABOUT_PROBLEMS: dict[str, Callable[[Problem, Mapping[str, Any]], Accepted]] = {
    "point": check_point,
    "farkas": check_farkas,
    "dual": check_dual,
}


def seal(certificate: Mapping[str, Any]) -> str:
    """Return the hash of everything in a certificate but the seal itself.

    It proves nothing: it only tells an edited file from the one that was written.
    """
    return digest({k: v for k, v in certificate.items() if k != "seal"})


def check(
    certificate: Mapping[str, Any],
    given: object = None,
    property_given: object = None,
    budget: int = BUDGET,
) -> Accepted:
    """Check a certificate from nothing but the definitions; return what it proves.

    `given` and `property_given` are a person's own rule and property, where the
    statement names a Python file; nothing is ever imported from there.
    Raises CertificateError with the step, what was expected and what was found;
    ScopeError, before any work, if more than `budget` runs would be needed.
    """
    if certificate.get("format") != FORMAT:
        found = str(certificate.get("format"))[:40]
        raise CertificateError(f"step `format`: expected `{FORMAT}`, got `{found}`")
    if set(certificate) != FIELDS:
        odd = sorted(set(certificate) ^ FIELDS)
        raise CertificateError(f"step `format`: missing or unknown fields {odd}")
    if certificate["seal"] != seal(certificate):
        raise CertificateError(
            "step `seal`: the file is not the one that was written",
            "it was edited or damaged; make it again with `accord check`",
        )
    if not isinstance(certificate["payload"], dict):
        raise CertificateError("step `payload`: expected an object")
    try:
        accepted = _accept(certificate, given, property_given, budget)
    except AccordError:
        raise
    except Exception as error:
        # A definition that cannot run on what the certificate names proves nothing.
        raise CertificateError(
            f"step `run`: {type(error).__name__}, {error}"
        ) from error
    if certificate["verdict"] != accepted.status:
        raise CertificateError(
            f"step `verdict`: expected `{accepted.status}`, "
            f"got `{str(certificate['verdict'])[:40]}`"
        )
    return accepted


def _accept(
    certificate: Mapping[str, Any], given: object, property_given: object, budget: int
) -> Accepted:
    kind, stated = str(certificate["kind"]), certificate["statement"]
    if kind in ABOUT_STATEMENTS:
        statement = read_statement(stated, given, property_given)
        _estimate(statement, kind, certificate["payload"], budget)
        return ABOUT_STATEMENTS[kind](statement, certificate["payload"])
    if kind in ABOUT_PROBLEMS:
        problem = read_problem(stated, given)
        return ABOUT_PROBLEMS[kind](problem, certificate["payload"])
    known = sorted({**ABOUT_STATEMENTS, **ABOUT_PROBLEMS})
    raise CertificateError(f"step `kind`: expected one of {known}, got `{kind[:40]}`")


def _estimate(
    statement: Statement, kind: str, payload: Mapping[str, Any], budget: int
) -> None:
    prop, subject = statement.prop, statement.subject
    names = prop.exists if kind == "witness" else (*prop.forall, *prop.exists)
    runs = count_instances(subject, names)
    if kind == "options" and isinstance(subject, Mechanism):
        runs = subject.size
    if kind == "blocks" and isinstance(payload.get("runs"), int):
        runs = payload["runs"]  # check_blocks stops where these are used up
    if runs > budget:
        raise ScopeError(
            f"this needs up to {in_digits(runs)} runs of the definition or the rule, "
            f"more than the kernel's budget of {budget:,}",
            "--kernel-budget N lets it run longer; fewer agents or types need less",
        )


def in_digits(count: int) -> str:
    """Return a count in digits, or its order of magnitude where these fill a line."""
    # 2 ** 10 > 10 ** 3, so this is a lower bound of the exponent.
    tens = (count.bit_length() - 1) * 3 // 10
    return f"{count:,}" if tens < 30 else f"more than 10^{tens}"
