"""What the kernel hands out, and how it refuses: the only way to PROVED and REFUTED."""

from dataclasses import dataclass
from typing import Any, NoReturn

from accord.theory.errors import CertificateError

_NOTHING = object()


@dataclass(frozen=True)
class Accepted:
    """A checked verdict. Made by the kernel's own check functions and nowhere else.

    instances    how many instances of the definition were run
    met          how many of them met their premises
    values       the failing instance of a refutation, the numbers of a dual, ...
    """

    status: str
    scope: str
    instances: int
    met: int
    values: tuple[Any, ...] = ()

    @property
    def vacuous(self) -> str:
        """Why the statement says nothing, or "" if it says something."""
        if self.status != "PROVED" or self.met > 0:
            return ""
        if self.instances == 0:
            return "there is no instance: nothing is quantified over"
        return f"none of the {self.instances:,} instances meets its premises"


def reject(step: str, expected: object, found: object = _NOTHING) -> NoReturn:
    """Refuse a certificate: the step, what was expected there and what was found."""
    got = "" if found is _NOTHING else f", got `{str(found)[:200]}`"
    raise CertificateError(f"step `{step}`: expected {expected}{got}")


def expect(ok: object, step: str, expected: object, found: object = _NOTHING) -> None:
    """Refuse a certificate unless `ok`."""
    if not ok:
        reject(step, expected, found)
