"""Verdicts: what was answered, over what scope, with what evidence."""

import builtins
from dataclasses import dataclass, field
from typing import Any

from accord.verifiers.kernel.accepted import Accepted

CHECKED = ("PROVED", "REFUTED")
WEAKER = ("UNCHECKED", "UNFALSIFIED", "UNKNOWN")


@dataclass(frozen=True)
class Verdict:
    """The answer to one question, as a value; text and JSON are rendered from it.

    status       PROVED, REFUTED: the kernel accepted the certificate.
                 UNCHECKED: an engine says so (`reason` says which way), unproven.
                 UNFALSIFIED: a search found nothing. UNKNOWN: given up
    property     the property's name, with its parameters
    subject      the subject's name
    scope        over what, in words; part of the claim
    reason       why the status is weaker, or what the engine adds
    accepted     what the kernel handed out (None for the weaker words)
    certificate  the certificate as JSON data (None for the weaker words)
    notes        lines of evidence, each a short sentence
    story        the told counterexample, "" where there is none
    """

    status: str
    property: str
    subject: str
    scope: str
    reason: str = ""
    accepted: Accepted | None = None
    certificate: dict[str, Any] | None = None
    notes: tuple[str, ...] = ()
    story: str = ""
    violations: int | None = None
    statement: Any = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        backed = self.accepted is not None and self.accepted.status == self.status
        assert self.status in CHECKED + WEAKER, self.status
        assert (self.status in CHECKED) == backed, "only the kernel proves or refutes"

    @builtins.property
    def vacuous(self) -> str:
        """Why the statement says nothing, or ""."""
        return self.accepted.vacuous if self.accepted else ""

    @builtins.property
    def counterexample(self) -> dict[str, Any] | None:
        """The failing instance of a refutation, by name; a problem has none."""
        if self.status != "REFUTED" or self.accepted is None or self.statement is None:
            return None
        names = self.statement.prop.forall
        return dict(zip(names, self.accepted.values, strict=True))


def verdict_of(
    accepted: Accepted,
    property: str,
    subject: str,
    certificate: dict[str, Any],
    **more: Any,
) -> Verdict:
    """Return the verdict that the kernel gave, with the certificate it accepted."""
    return Verdict(
        accepted.status,
        property,
        subject,
        accepted.scope,
        accepted=accepted,
        certificate=certificate,
        **more,
    )
