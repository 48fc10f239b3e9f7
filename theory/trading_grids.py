"""Trade on a grid of k values and costs, where k is an unknown whole number.

Values and costs are 0, 1, ..., k-1 in units of 1/(k-1), each equally likely. The types
of a side are numbered from the one least willing to trade: the i-th value is i, the
i-th cost is k-1-i. What is stated of the i-th type is stated of every i.
"""

from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError
from accord.theory.forms import Literal, literal
from accord.theory.mechanisms import Mechanism
from accord.theory.profiles import Profile

SIDES = ("buyer", "seller")
STEPS = (
    "the least willing type never trades",
    "the next type trades with one type more",
    "the least willing type pays at most the bound",
    "the next type pays at most the bound",
    "paying the bound is truthful",
    "paying the bound is individually rational",
    "the sum of the bounds",
    "the sum of both sides",
)


@dataclass(frozen=True)
class TradingGrid:
    """A rule of trade on a grid, and the numbers of which something is stated.

    m           the rule, which is run at unknown values and costs
    k           the number of values, and of costs
    i, j        the numbers of two types of one side
    other       a type of the other side: a value or a cost
    paid        what type i pays on average over the types of the other side
    paid_before what type i-1 pays
    """

    m: Mechanism
    k: Any
    i: Any
    j: Any
    other: Any
    paid: Any
    paid_before: Any
    name: str = ""
    scope: str = "every whole k >= 2"

    @property
    def premises(self) -> tuple[Literal, ...]:
        """What is known of the numbers; that they are whole is for definitions."""
        if not hasattr(self.k, "terms"):
            return ()
        top = self.k - 1
        ranges = [(x, top - x) for x in (self.i, self.j, self.other)]
        return tuple(literal(x, ">=") for x in (self.k - 2, *sum(ranges, ())))

    def type_of(self, side: str, index: Any) -> Any:
        """Return the value, or cost, of the type with this number."""
        return index if side == "buyer" else self.k - 1 - index

    def trades(self, side: str, index: Any, other: Any) -> bool:
        """Return whether the rule lets this type trade with `other`."""
        own = self.type_of(side, index)
        pair = (own, other) if side == "buyer" else (other, own)
        return bool(self.m.run(Profile(pair)).decision)

    def worth(self, side: str, index: Any) -> Any:
        """Return what trade is worth to the type with this number."""
        agent = SIDES.index(side)
        own = self.type_of(side, index)
        assert self.m.value is not None
        return self.m.value(agent, Profile((own, own)), True)


def trading_grid(m: Any, make: Any) -> TradingGrid:
    """Return a rule of trade on a grid, with numbers that `make` gives."""
    if not isinstance(m, Mechanism) or m.setting != "trade":
        raise ModelError(f"expected a rule of trade, got `{m}`"[:200])
    k, i, j = make("k"), make("i"), make("j")
    other, paid, before = make("other"), make("paid"), make("paid before")
    return TradingGrid(m, k, i, j, other, paid, before, f"{m.name} on a grid")
