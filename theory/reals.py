"""Real types: all numbers in a range, as symbols that definitions run on."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from accord.theory.coding import plain
from accord.theory.errors import CertificateError, ModelError
from accord.theory.exact import Exact, exact, is_exact
from accord.theory.forms import Form, Literal, literal

_REALS = re.compile(r"(?:(\S+?)\s*<=\s*)?reals(?:\s*(>=|<=)\s*([^\s<>=]+))?")
# A name that a definition quantifies has symbols of its own, told apart by a mark.
MARKS = {"profile": "", "report": "'", "own_type": "*", "lie": "^"}
MARKS |= {"second_profile": '"', "joint_report": "'"}


@dataclass(frozen=True)
class Reals:
    """The real numbers from `minimum` to `maximum` (None: no bound), as one symbol.

    size    None: a type is a number. k: a type is a tuple of k such numbers
    total   the sum of the k numbers, where it is fixed (1 for probabilities)
    falling whether none of the k numbers is larger than the one before it
    What a definition quantifies runs over the symbol alone; membership is that of
    numbers, and who tries to go through all of them is refused.
    """

    minimum: Exact | None
    name: str = "v"
    maximum: Exact | None = None
    size: int | None = None
    total: Exact | None = None
    falling: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The unknowns that a type of this domain is made of."""
        if self.size is None:
            return (self.name,)
        free = self.size if self.total is None else self.size - 1
        return tuple(f"{self.name}.{k + 1}" for k in range(free))

    @property
    def symbol(self) -> Any:
        """The type that stands for all: an unknown, or a tuple of forms."""
        unknowns = tuple(map(Form.unknown, self.names))
        if self.size is None:
            return unknowns[0]
        if self.total is not None:
            return (*unknowns, self.total - sum(unknowns))
        return unknowns

    def __len__(self) -> int:
        return 1  # symbol; nothing can list the numbers themselves

    def _unlisted(self, *_: Any) -> Any:
        raise ModelError(
            f"all {self} cannot be listed, and this definition runs through them",
            "finite values can: --values 0..3",
        )

    __iter__ = __getitem__ = _unlisted

    def __contains__(self, given: object) -> bool:
        if self.size is None:
            return self._within(given)
        if not isinstance(given, tuple) or len(given) != self.size:
            return False
        if self.falling and any(a < b for a, b in itertools.pairwise(given)):
            return False
        return all(map(self._within, given)) and self.total in (None, sum(given))

    def _within(self, number: object) -> bool:
        if not is_exact(number) and not isinstance(number, Form):
            return False
        below = self.minimum is None or bool(number >= self.minimum)
        return below and (self.maximum is None or bool(number <= self.maximum))

    def find_code(self, given: Any) -> Any:
        """Return the type of this domain that a certificate names."""
        found = plain(given)
        if found not in self:
            raise CertificateError(
                f"step `instance`: expected one of the {self}, got `{str(given)[:40]}`"
            )
        # Fractions, not ints, so that a rule's own division stays exact.
        return Fraction(found) if self.size is None else tuple(map(Fraction, found))

    def named(self, name: str) -> "Reals":
        """Return the same domain with symbols of this name."""
        return replace(self, name=name)

    def marked(self, quantified: str) -> "Symbols":
        """Return what a quantified name runs over here."""
        return Symbols(replace(self, name=self.name + MARKS[quantified]))

    def premises(self) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of every quantified name."""
        marked = (self.marked(quantified).domain for quantified in MARKS)
        return tuple(dict.fromkeys(row for one in marked for row in one.bounds()))

    def bounds(self) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of this domain."""
        numbers = (self.symbol,) if self.size is None else self.symbol
        known: list[Literal] = []
        for number in numbers:
            if self.minimum is not None:
                known.append(literal(number - self.minimum, ">="))
            if self.maximum is not None:
                known.append(literal(self.maximum - number, ">="))
        if self.falling:
            known += [literal(a - b, ">=") for a, b in itertools.pairwise(numbers)]
        return tuple(known)

    def grid(self, top: int) -> tuple[Any, ...]:
        """Return the types of this domain that small integers make, simplest first."""
        low = self.minimum if self.minimum is not None else -(top - 1)
        steps = [Fraction(low) + k for k in range(top + 1 + (low < 0) * (top - 1))]
        steps.sort(key=lambda x: (abs(x), x < 0))
        if self.total is not None:
            steps = [self.total * x / top for x in steps]
        if self.size is None:
            return tuple(x for x in steps if x in self)
        found = itertools.product(steps, repeat=self.size)
        return tuple(x for x in found if x in self)

    def __str__(self) -> str:
        above = f" >= {self.minimum}" if self.minimum is not None else ""
        words = f"reals{above}"
        if self.maximum is not None:
            low = "" if self.minimum is None else f"{self.minimum} <= "
            words = f"{low}reals <= {self.maximum}"
        if self.size is not None:
            words = f"{self.size} {'falling ' * self.falling}{words}"
        return words if self.total is None else f"{words} with the sum {self.total}"


@dataclass(frozen=True)
class Symbols:
    """What a quantified name runs over in a real domain: the one symbol for all."""

    domain: Reals

    def __iter__(self) -> Iterator[Any]:
        yield self.domain.symbol

    def find_code(self, given: Any) -> Any:
        """Return the type that a certificate names."""
        return self.domain.find_code(given)


def read_reals(text: str) -> Reals | None:
    """Return the domain that "reals", "reals>=0" or "0<=reals<=1" names, or None."""
    text = text.strip()
    match = _REALS.fullmatch(text)
    if match is None or (match[1] and match[2] == ">="):
        if "reals" in text:
            raise ModelError(
                f'expected "reals", "reals>=0" or "0<=reals<=1", got `{text}`',
                "bounds are numbers, and belong to the range",
            )
        return None
    low, sign, bound = match.groups()
    least = low if low is not None else bound if sign == ">=" else None
    most = bound if sign == "<=" else None
    return Reals(
        None if least is None else exact(least, "bound"),
        maximum=None if most is None else exact(most, "bound"),
    )
