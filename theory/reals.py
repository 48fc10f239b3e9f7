"""Real types: all numbers from a minimum on, as one symbol that definitions run on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.coding import plain
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.forms import Form, Literal, literal

_REALS = re.compile(r"reals(?:\s*>=\s*(\S+))?")


@dataclass(frozen=True)
class Reals:
    """The real numbers of at least `minimum` (None: all), standing for one unknown.

    Iterating yields the unknown `name` alone, so that a loop over profiles runs once,
    on symbols; membership is that of a number.
    """

    minimum: Exact | None
    name: str = "v"

    def __iter__(self) -> Iterator[Form]:
        yield Form.unknown(self.name)

    def __len__(self) -> int:
        return 1

    def __contains__(self, number: object) -> bool:
        return is_exact(number) and (self.minimum is None or number >= self.minimum)

    def __getitem__(self, _: int) -> Form:
        return Form.unknown(self.name)

    def find_code(self, given: Any) -> Fraction:
        """Return the number of this domain that a certificate names."""
        number = plain(given)
        if number not in self:
            raise CertificateError(
                f"step `instance`: expected one of the {self}, got `{str(given)[:40]}`"
            )
        # A Fraction, not an int, so that a rule's own division stays exact.
        return Fraction(number)

    def lie(self) -> "Reals":
        """Return the same domain for another number: a report that need not be true."""
        return Reals(self.minimum, f"{self.name}'")

    def premise(self) -> tuple[Literal, ...]:
        """Return what is known of the unknown."""
        if self.minimum is None:
            return ()
        return (literal(Form.unknown(self.name) - self.minimum, ">="),)

    def __str__(self) -> str:
        return "reals" if self.minimum is None else f"reals >= {self.minimum}"


def read_reals(text: str) -> Reals | None:
    """Return the domain that "reals" or "reals>=0" names, None for any other text."""
    match = _REALS.fullmatch(text.strip())
    if match is None:
        if text.strip().startswith("reals"):
            raise ModelError(
                f'expected "reals" or "reals>=0", got `{text}`',
                "a lower bound is all that real values can have for now",
            )
        return None
    return Reals(None if match[1] is None else exact(match[1], "bound"))
