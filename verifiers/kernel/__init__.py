"""The trusted part: it alone says PROVED or REFUTED, and only by running definitions.

    check(certificate, given=None) -> Accepted, or CertificateError

One function per kind of certificate, no state. What a certificate says is a hint
about where to look; every claim rests on the definition's own body, run here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from accord.theory.coding import digest
from accord.theory.errors import CertificateError
from accord.verifiers.kernel.accepted import Accepted
from accord.verifiers.kernel.loops import check_table, check_witness
from accord.verifiers.kernel.options import check_options
from accord.verifiers.kernel.statements import Statement, read_statement

FORMAT = "accord-certificate/1"
FIELDS = {
    "format",
    "statement",
    "verdict",
    "kind",
    "payload",
    "producer",
    "seal",
}
KINDS: dict[str, Callable[[Statement, Mapping[str, Any]], Accepted]] = {
    "witness": check_witness,
    "table": check_table,
    "options": check_options,
}


def seal(certificate: Mapping[str, Any]) -> str:
    """Return the hash of everything in a certificate but the seal itself.

    It proves nothing: it only tells an edited file from the one that was written.
    """
    return digest({k: v for k, v in certificate.items() if k != "seal"})


def check(
    certificate: Mapping[str, Any], given: object = None, property_given: object = None
) -> Accepted:
    """Check a certificate from nothing but the definitions; return what it proves.

    `given` and `property_given` are a person's own rule and property, where the
    statement names a Python file; nothing is ever imported from there.
    Raises CertificateError with the step, what was expected and what was found.
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
    kind = certificate["kind"]
    if not isinstance(kind, str) or kind not in KINDS:
        raise CertificateError(
            f"step `kind`: expected one of {sorted(KINDS)}, got `{str(kind)[:40]}`"
        )
    if not isinstance(certificate["payload"], dict):
        raise CertificateError("step `payload`: expected an object")
    statement = read_statement(certificate["statement"], given, property_given)
    accepted = KINDS[kind](statement, certificate["payload"])
    if certificate["verdict"] != accepted.status:
        raise CertificateError(
            f"step `verdict`: expected `{accepted.status}`, "
            f"got `{str(certificate['verdict'])[:40]}`"
        )
    return accepted
