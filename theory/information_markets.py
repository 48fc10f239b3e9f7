"""A prediction market among traders who know different things, played in turn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact, simplest
from accord.theory.logarithms import Infinite
from accord.theory.markets import SCORES, gains
from accord.theory.names import counted

MAX_STATES = 256
NO_MOVES: Mapping[int, Any] = MappingProxyType({})
Row = tuple[Any, ...]


class Move(NamedTuple):
    """A move of the prices by a trader, by number."""

    trader: int
    before: Row
    after: Row


@dataclass(frozen=True, slots=True)
class Market:
    """Traders with a common prior who see signals, and move the prices in this order.

    traders    names
    states     labels of what can be the case
    prior      their probabilities, above 0
    outcomes   labels of what the market is about
    outcome    for each state the outcome there, by number
    signals    for each trader what she sees in each state: a label
    order      the traders, by number, in the order of their moves
    maker      "quadratic" or "logarithmic": the score that a move raises
    liquidity  what the score is multiplied by
    opening    the prices before the first move; those of the prior if left out
    """

    traders: tuple[str, ...]
    states: tuple[str, ...]
    prior: tuple[Exact, ...]
    outcomes: tuple[str, ...]
    outcome: tuple[int, ...]
    signals: tuple[tuple[str, ...], ...]
    order: tuple[int, ...]
    maker: str = "quadratic"
    liquidity: Exact = 1
    opening: Row = ()
    title: str = ""

    def __post_init__(self) -> None:
        named = {"trader": self.traders, "state": self.states, "outcome": self.outcomes}
        for what, labels in named.items():
            if not labels or len(set(labels)) != len(labels):
                raise ModelError(f"expected distinct {what}s, got {list(labels)}")
        size = len(self.states)
        if size > MAX_STATES:
            raise ScopeError(
                f"{size:,} states are more than the {MAX_STATES} that are gone through"
            )
        if self.maker not in SCORES:
            raise ModelError(
                f"expected a maker, one of {', '.join(SCORES)}, got `{self.maker}`"
            )
        object.__setattr__(self, "liquidity", exact(self.liquidity, "liquidity"))
        if self.liquidity <= 0:
            raise ModelError(f"expected a liquidity above 0, got {self.liquidity}")
        prior = tuple(exact(p, "probability") for p in self.prior)
        object.__setattr__(self, "prior", prior)
        if len(prior) != size or sum(prior) != 1 or min(prior) <= 0:
            shown = ", ".join(map(str, prior))
            raise ModelError(
                f"expected a probability above 0 of each of {counted(size, 'state')}, "
                f"with the sum 1, got ({shown})",
                "leave out a state that cannot be",
            )
        self._check_tables()
        start = tuple(exact(p, "price") for p in self.opening) or self.belief(
            range(size)
        )
        if len(start) != len(self.outcomes) or sum(start) != 1 or min(start) < 0:
            shown = ", ".join(map(str, start))
            raise ModelError(
                f"expected a price of each of "
                f"{counted(len(self.outcomes), 'outcome')}, with the sum 1, "
                f"got ({shown})"
            )
        object.__setattr__(self, "opening", start)

    def _check_tables(self) -> None:
        size = len(self.states)
        known = range(len(self.outcomes))
        if len(self.outcome) != size or not set(self.outcome) <= set(known):
            raise ModelError("expected an outcome in each state, by its number")
        if len(self.signals) != len(self.traders) or any(
            len(row) != size for row in self.signals
        ):
            raise ModelError("expected a signal of each trader in each state")
        if not self.order or not set(self.order) <= set(range(len(self.traders))):
            raise ModelError(
                f"expected the traders in the order of their moves, got {self.order}"
            )

    @property
    def name(self) -> str:
        """What it is called."""
        return self.title or "the market"

    @property
    def scope(self) -> str:
        """The scope in words."""
        people = counted(len(self.traders), "trader")
        moves = ", ".join(self.traders[i] for i in self.order)
        start = ", ".join(map(str, self.opening))
        return (
            f"{people}, moves of {moves}, {counted(len(self.states), 'state')}, "
            f"{self.maker} maker, liquidity {self.liquidity}, opening prices {start}"
        )

    def belief(self, states: Collection[int]) -> Row:
        """Return the probabilities of the outcomes, given that it is one of these."""
        total = sum(self.prior[s] for s in states)
        found = [Fraction(0)] * len(self.outcomes)
        for s in states:
            found[self.outcome[s]] += Fraction(self.prior[s]) / total
        return tuple(map(simplest, found))

    def seen(self, trader: int) -> tuple[str, ...]:
        """Return the signals of a trader, each once."""
        return tuple(dict.fromkeys(self.signals[trader]))

    def cell(self, trader: int, signal: str, among: Collection[int] = ()) -> list[int]:
        """Return the states, of all or of these, in which a trader sees this."""
        states = among or range(len(self.states))
        return [s for s in states if self.signals[trader][s] == signal]

    def play(
        self, state: int, liar: int | None = None, pretended: str = ""
    ) -> list[Move] | None:
        """Return the moves in a state where all tell the truth, but perhaps one.

        Each trader moves the prices to what follows from her signal and from the moves
        so far, taken for the truth. The liar moves as if she saw `pretended`; at her
        last move she goes by what she sees, and knows what the others' moves mean.
        None where her pretence leads to what cannot be, and so is found out.
        """
        own = "" if liar is None else self.signals[liar][state]
        if liar not in self.order or pretended == own:
            return self._moves(state, len(self.order))
        assert liar is not None
        last = max(k for k, i in enumerate(self.order) if i == liar)
        first = self._moves(state, last, liar, pretended)
        if first is None:
            return None
        paths = {s: self._moves(s, last, liar, pretended) for s in self.cell(liar, own)}
        left = [s for s, path in paths.items() if path == first]
        return self._moves(
            state, len(self.order), liar, pretended, {last: self.belief(left)}
        )

    def _moves(
        self,
        state: int,
        count: int,
        liar: int | None = None,
        pretended: str = "",
        fixed: Mapping[int, Row] = NO_MOVES,
    ) -> list[Move] | None:
        """Return the first moves in a state; those that are `fixed` are to these.

        After a move the public knows one of the states in which it would be made; if
        there is none, it has learnt nothing.
        """
        public: list[int] = list(range(len(self.states)))
        moves: list[Move] = []
        before = self.opening
        for k, trader in enumerate(self.order[:count]):
            told = pretended if trader == liar else self.signals[trader][state]
            cell = self.cell(trader, told, public)
            if k not in fixed and not cell:
                return None
            after = fixed[k] if k in fixed else self.belief(cell)
            moves.append(Move(trader, before, after))
            kept = [s for s in public if self._told(trader, s, public) == after]
            public, before = kept or public, after
        return moves

    def _told(self, trader: int, state: int, public: Collection[int]) -> Row:
        """Return to which prices she moves in a state, if the public knows this."""
        return self.belief(self.cell(trader, self.signals[trader][state], public))

    def gains(self, trader: int, state: int, moves: Sequence[Move]) -> list[Any]:
        """Return what a trader gains in a state by each of her moves."""
        end = self.outcome[state]
        own = (move for move in moves if move.trader == trader)
        rows = (gains(self.maker, self.liquidity, m.before, m.after) for m in own)
        return [row[end] for row in rows]

    def expected(self, trader: int, signal: str, pretended: str) -> Any:
        """Return what a trader who sees `signal` expects who acts as if `pretended`.

        None where it says nothing: the pretence is found out in some state that she
        thinks possible, or infinite gains would meet infinite losses.
        """
        cell = self.cell(trader, signal)
        whole = sum(self.prior[s] for s in cell)
        parts = []
        for s in cell:
            moves = self.play(s, trader, pretended)
            if moves is None:
                return None
            chance = Fraction(self.prior[s]) / whole
            parts += [chance * gain for gain in self.gains(trader, s, moves)]
        if len({part.sign for part in parts if isinstance(part, Infinite)}) > 1:
            return None
        return sum(parts, start=Fraction(0))
