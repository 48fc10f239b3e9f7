"""What the quantified names of properties of negotiations run over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from accord.theory.aggregation import Numbers
from accord.theory.coding import plain
from accord.theory.errors import CertificateError
from accord.theory.exact import is_exact
from accord.theory.forms import Form
from accord.theory.negotiations import History, Negotiation, Policy
from accord.theory.ranges import ranges


def _one(_: Negotiation) -> int:
    return 1


def _policies(n: Negotiation) -> int:
    return int(len(n.actions) ** len(n.histories))


@ranges(Negotiation, lambda n: len(n.principals))
def principal(n: Negotiation) -> range:
    """Run over the principals."""
    return n.members


@ranges(Negotiation, lambda n: len(n.principals))
def other_principal(n: Negotiation) -> range:
    """Run over the principals."""
    return n.members


@ranges(Negotiation, lambda n: len(n.histories))
def history(n: Negotiation) -> tuple[History, ...]:
    """Run over what can have been observed when something is done."""
    return n.histories


@ranges(Negotiation, lambda n: len(n.actions))
def action(n: Negotiation) -> range:
    """Run over the actions."""
    return range(len(n.actions))


@ranges(Negotiation, _policies)
def policy(n: Negotiation) -> Iterator[Policy]:
    """Run over the deterministic policies."""
    return n.policies


@ranges(Negotiation, _policies)
def other_policy(n: Negotiation) -> Iterator[Policy]:
    """Run over the deterministic policies."""
    return n.policies


@ranges(Negotiation, lambda n: len(n.observations))
def first_observation(n: Negotiation) -> range:
    """Run over what can be observed in the first draw."""
    return range(len(n.observations))


@dataclass(frozen=True)
class MixedPolicies:
    """All policies with a lottery over the actions for each history, as one symbol."""

    negotiation: Negotiation

    def __iter__(self) -> Iterator[Any]:
        yield self.negotiation.unknown_policy()

    def find_code(self, given: Any) -> Any:
        """Return the policy that a certificate names."""
        found = plain(given)
        n = self.negotiation
        rows = found if isinstance(found, tuple) else ()
        right = len(rows) == len(n.histories) and all(
            isinstance(row, tuple)
            and len(row) == len(n.actions)
            and all(is_exact(p) and p >= 0 for p in row)
            and sum(row) == 1
            for row in rows
        )
        if not right:
            raise CertificateError(
                f"step `instance`: expected {len(n.histories)} lotteries over "
                f"{len(n.actions)} actions, got `{str(given)[:60]}`"
            )
        return found


@ranges(Negotiation, _one, symbolic=True)
def mixed_policy(n: Negotiation) -> MixedPolicies:
    """Run over every policy, those with lotteries over actions too."""
    return MixedPolicies(n)


@dataclass(frozen=True)
class AllNumbers:
    """All real numbers, as one symbol of this name."""

    name: str

    def __iter__(self) -> Iterator[Any]:
        yield Form.unknown(self.name)

    def find_code(self, given: Any) -> Any:
        """Return the number that a certificate names."""
        found = plain(given)
        if not is_exact(found):
            raise CertificateError(
                f"step `instance`: expected an exact number, got `{str(given)[:60]}`"
            )
        return found


def _rows(letter: str, size: int) -> Numbers:
    symbols = tuple(Form.unknown(f"{letter}.{k + 1}") for k in range(size))
    return Numbers(symbols, size, "numbers")


@ranges(Negotiation, _one, symbolic=True)
def conditional_worths(n: Negotiation) -> Numbers:
    """Run over rows of a number for each principal and first observation."""
    return _rows("e", len(n.principals) * len(n.observations))


@ranges(Negotiation, _one, symbolic=True)
def market_price(_: Negotiation) -> AllNumbers:
    """Run over all numbers."""
    return AllNumbers("q.")


@ranges(Negotiation, _one, symbolic=True)
def market_wealth(_: Negotiation) -> AllNumbers:
    """Run over all numbers."""
    return AllNumbers("m.")
