"""Open lotteries: the probabilities are forms in unknown numbers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accord.theory.forms import Form, Literal, literal, refuse
from accord.theory.lotteries import Lottery


class OpenLottery(Lottery):
    """A probability law with unknown probabilities on listed outcomes.

    What a definition asks of them is answered by the run that goes on, or a fork: an
    outcome is in the law where its probability is not 0, and laws are equal where all
    their probabilities are.
    """

    __slots__ = ()

    def __init__(self, law: Mapping[Any, Any]) -> None:
        self._law = {x: p + Form({}) for x, p in law.items()}

    @property
    def possible(self) -> tuple[Any, ...]:
        """All listed outcomes, also those whose probability may be 0."""
        return tuple(self._law)

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What holds of every lottery: no probability is negative."""
        return tuple(literal(p + Form({}), ">=") for p in self._law.values())

    def __contains__(self, outcome: object) -> bool:
        return bool(self[outcome] > 0)

    def __iter__(self) -> Iterator[Any]:
        return (x for x, p in self._law.items() if p > 0)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lottery):
            return False
        outcomes = dict.fromkeys((*self.possible, *other.possible))
        return all(self[x] == other[x] for x in outcomes)

    def __hash__(self) -> Any:
        return refuse(
            "an unknown lottery was used as a set member or a dict key",
            "compare lotteries instead of hashing them",
        )

    def __repr__(self) -> str:
        inner = ", ".join(f"{x}: {p}" for x, p in self._law.items())
        return f"OpenLottery({inner})"

    def expect(self, value: Callable[[Any], Any]) -> Any:
        """Return the expectation of `value` under this law, a form."""
        return sum(p * value(x) for x, p in self._law.items())


def premises_of(outcome: Any) -> tuple[Literal, ...]:
    """Return what holds of the open lotteries in an outcome: nothing is negative.

    Of a table of one for each agent of all of them, of a decision and payments of the
    lottery over decisions.
    """
    if isinstance(outcome, OpenLottery):
        return outcome.premises
    parts = outcome if isinstance(outcome, tuple) else ()
    return tuple(row for part in parts for row in premises_of(part))
