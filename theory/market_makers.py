"""Automated market makers: what moving one from state to state costs and gains."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.aggregation import unknown_law
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form, Literal, literal
from accord.theory.log_forms import log_form
from accord.theory.logarithms import ln
from accord.theory.markets import gains, read_opening
from accord.theory.names import counted

MAKERS = ("logarithmic", "average-price", "quadratic", "any-cost")
MAX_STATES = 2_000
STATES = {"state": "p", "second_state": "q", "third_state": "r"}
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class MarketMaker:
    """A maker that sells shares of outcomes; a share pays 1 if its outcome comes about.

    maker       "logarithmic": cost C(q) = b ln(sum of e^(q_i / b)) of the shares q sold
                so far. A state is the row of numbers u_i = e^(q_i / b), here whole, so
                shares and costs are exact logarithms, and the prices u_i / sum of u_j
                "average-price": the same prices, but it charges for each share the mean
                of its prices before and after
                "quadratic": a state is the row of prices; all real ones. Who moves them
                gains the quadratic score of the new ones less that of the old
                "any-cost": a cost function of any values, at any three states
    outcomes    how many
    liquidity   b > 0, or what the quadratic score is multiplied by
    opening     the prices before the first trade: "uniform", or "1/4,3/4"
    steps       the largest u_i of the states that are gone through; None for all
                positive real u_i of the logarithmic maker
    """

    maker: str
    outcomes: int = 2
    liquidity: Exact = 1
    opening: Any = "uniform"
    steps: int | None = 3
    title: str = ""

    def __post_init__(self) -> None:
        if self.maker not in MAKERS:
            raise ModelError(
                f"expected a maker, one of {', '.join(MAKERS)}, got `{self.maker}`"
            )
        counts: dict[str, Any] = {"outcomes": self.outcomes}
        if not self.all_states:
            counts["steps"] = self.steps
        for what, number in counts.items():
            if type(number) is not int or number < 1:
                raise ModelError(f"expected a whole number of {what}, got `{number}`")
        if self.in_shares and (self.steps or 1) ** self.outcomes > MAX_STATES:
            raise ScopeError(
                f"{counted(self.outcomes, 'outcome')} in {self.steps} steps have more "
                f"than the {MAX_STATES:,} states that are gone through"
            )
        object.__setattr__(self, "liquidity", exact(self.liquidity, "liquidity"))
        if self.liquidity <= 0:
            raise ModelError(f"expected a liquidity above 0, got {self.liquidity}")
        start = read_opening(self.opening, self.outcomes)
        object.__setattr__(self, "opening", start)

    @property
    def in_shares(self) -> bool:
        """Whether its states are of shares, rows of whole numbers."""
        return self.maker in ("logarithmic", "average-price")

    @property
    def all_states(self) -> bool:
        """Whether its states are all rows of positive real numbers."""
        return self.maker == "logarithmic" and self.steps is None

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or f"the {self.maker} maker"

    @property
    def scope(self) -> str:
        """The scope in words."""
        ends = counted(self.outcomes, "outcome")
        if self.maker == "any-cost":
            return f"{ends}, any cost function, any three states"
        if self.all_states:
            which = "states of all positive real numbers"
        elif not self.in_shares:
            which = "all real prices"
        else:
            which = f"states of numbers 1..{self.steps}"
        start = ", ".join(map(str, self.opening))
        return f"{ends}, liquidity {self.liquidity}, {which}, opening prices {start}"

    def known_of(self, names: Sequence[str]) -> tuple[Literal, ...]:
        """Return what is known of the unknowns of these names: no price is negative."""
        if self.all_states:
            rows = (self.unknown_state(n) for n in names if n in STATES)
            return tuple(literal(u, ">") for row in rows for u in row)
        if self.maker != "quadratic":
            return ()
        laws = (unknown_law(STATES[n], self.outcomes) for n in names if n in STATES)
        return tuple(literal(price, ">=") for law in laws for price in law)

    def unknown_state(self, name: str) -> tuple[Form, ...]:
        """Return a row of unknown numbers for a quantified state."""
        letters = (f"{STATES[name]}.{k + 1}" for k in range(self.outcomes))
        return tuple(map(Form.unknown, letters))

    def states(self) -> Iterator[Row]:
        """Yield the states of a maker in shares."""
        assert self.steps is not None, "all states cannot be gone through"
        return itertools.product(range(1, self.steps + 1), repeat=self.outcomes)

    def prices(self, state: Sequence[Any]) -> Row:
        """Return the prices in a state."""
        if not self.in_shares:
            return tuple(state)
        if self.all_states:
            raise ModelError(
                "the prices of unknown states are no polynomials",
                "state a number of steps",
            )
        total = sum(state)
        return tuple(Fraction(u) / total for u in state)

    def shares(self, before: Sequence[Any], after: Sequence[Any]) -> Row:
        """Return how many shares of each outcome lead from one state to another."""
        self._check_shares()
        pairs = zip(before, after, strict=True)
        return tuple(self.log(v) - self.log(u) for u, v in pairs)

    def log(self, number: Any) -> Any:
        """Return the liquidity times the logarithm of a number, perhaps an unknown."""
        if isinstance(number, Form):
            return log_form(self.liquidity, number)
        return self.liquidity * ln(number)

    def charge(self, before: Any, after: Any) -> Any:
        """Return what the maker charges for the shares between two states."""
        if self.maker == "any-cost":
            return self._cost(after) - self._cost(before)
        if self.maker == "logarithmic":
            return self.log(sum(after)) - self.log(sum(before))
        bought = self.shares(before, after)
        rows = zip(bought, self.prices(before), self.prices(after), strict=True)
        return sum((d * Fraction(p + q) / 2 for d, p, q in rows), start=Fraction(0))

    @staticmethod
    def _cost(state: int) -> Form:
        return Form.unknown(f"C.{state + 1}")

    def _check_shares(self) -> None:
        if not self.in_shares:
            raise ModelError(
                f"the {self.maker} maker is stated by prices, and this asks for shares",
                "the logarithmic maker has both",
            )

    def payoff(self, before: Any, after: Any) -> Row:
        """Return in each outcome what a trader gains who moves it: shares less cost."""
        if self.maker == "quadratic":
            return gains("quadratic", self.liquidity, before, after)
        charged = self.charge(before, after)
        return tuple(d - charged for d in self.shares(before, after))

    def lost(self, state: Any) -> Row:
        """Return in each outcome what the maker has lost, from the opening on."""
        if self.maker == "quadratic":
            return gains("quadratic", self.liquidity, self.opening, state)
        if self.maker != "logarithmic":
            raise ModelError(f"what the {self.maker} maker loses depends on the way")
        start = self.opening
        if self.all_states:
            whole = self.log(sum(state))
            pairs = zip(state, start, strict=True)
            return tuple(self.log(u) - whole - self.log(p) for u, p in pairs)
        return gains("logarithmic", self.liquidity, start, self.prices(state))
