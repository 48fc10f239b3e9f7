"""The trusted part: it alone says PROVED or REFUTED, and only by running definitions.

    check(certificate, given=None) -> Accepted, or CertificateError

One function per kind of certificate, no state. What a certificate says is a hint
about where to look; every claim rests on the definition's own body, run here.
"""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.coding import digest
from accord.theory.errors import AccordError, CertificateError, ScopeError
from accord.theory.mechanisms import Mechanism
from accord.theory.names import in_digits
from accord.theory.ranges import count_instances
from accord.theory.statements import Statement
from accord.verifiers.kernel.accepted import Accepted, expect
from accord.verifiers.kernel.statements import read_implication as read_implied
from accord.verifiers.kernel.statements import read_problem, read_statement

FORMAT = "accord-certificate/1"
BUDGET = 2 * 10**7
FIELDS = {"format", "statement", "verdict", "kind", "payload", "producer", "seal"}
# For each kind, how the statement is read, and what checks the payload against it: a
# function of a file here, which is loaded for its own kinds alone.
KINDS: dict[str, tuple[Callable[..., Any], str]] = {
    "witness": (read_statement, "loops.check_witness"),
    "table": (read_statement, "loops.check_table"),
    "options": (read_statement, "options.check_options"),
    "blocks": (read_statement, "blocks.check_blocks"),
    "cases": (read_statement, "linear.check_cases"),
    "region": (read_statement, "regions.check_region"),
    "clauses": (read_problem, "clauses.check_clauses"),
    "implied": (read_implied, "implied.check_implied"),
    "exception": (read_implied, "exceptions.check_exception"),
    "rules": (read_problem, "rules.check_rules"),
    "minimum": (read_problem, "minimum.check_minimum"),
    "alike": (read_problem, "alike.check_alike"),
    "point": (read_problem, "points.check_point"),
    "farkas": (read_problem, "linear.check_farkas"),
    "dual": (read_problem, "linear.check_dual"),
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
    written = certificate.get("format")
    expect(written == FORMAT, "format", f"`{FORMAT}`", written)
    odd = sorted(set(certificate) ^ FIELDS)
    expect(not odd, "format", "exactly its fields", f"missing or unknown fields {odd}")
    if certificate["seal"] != seal(certificate):
        raise CertificateError(
            "step `seal`: the file is not the one that was written",
            "it was edited or damaged; make it again with `accord check`",
        )
    expect(isinstance(certificate["payload"], dict), "payload", "an object")
    try:
        accepted = _accept(certificate, given, property_given, budget)
    except AccordError:
        raise
    except Exception as error:
        # A definition that cannot run on what the certificate names proves nothing.
        found = f"{type(error).__name__}, {error}"
        raise CertificateError(f"step `run`: {found}") from error
    said = certificate["verdict"]
    expect(said == accepted.status, "verdict", f"`{accepted.status}`", said)
    return accepted


def _accept(
    certificate: Mapping[str, Any], given: object, property_given: object, budget: int
) -> Accepted:
    kind, payload = str(certificate["kind"]), certificate["payload"]
    expect(kind in KINDS, "kind", f"one of {sorted(KINDS)}", kind)
    read, place = KINDS[kind]
    file, _, name = place.partition(".")
    check_payload: Callable[..., Accepted]
    check_payload = getattr(importlib.import_module(f"{__name__}.{file}"), name)
    asked = read(certificate["statement"], given, property_given)
    runs = _estimate(asked, kind, payload)
    if runs > budget:
        raise ScopeError(
            f"this needs up to {in_digits(runs)} runs of the definition or the rule, "
            f"more than the kernel's budget of {budget:,}",
            "--kernel-budget N lets it run longer; fewer agents or types need less",
        )
    return check_payload(asked, payload)


def _estimate(asked: object, kind: str, payload: Mapping[str, Any]) -> int:
    if kind in ("blocks", "alike") and isinstance(payload.get("runs"), int):
        return int(payload["runs"])  # no more than these, or it is refused
    if not isinstance(asked, Statement):
        return 0
    prop, subject = asked.prop, asked.subject
    if kind == "options" and isinstance(subject, Mechanism):
        return subject.size
    names = prop.exists if kind == "witness" else (*prop.forall, *prop.exists)
    return count_instances(subject, (*names, *prop.loops))
