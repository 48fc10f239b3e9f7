"""Programs that may ask an oracle: trees of instructions, held as data and run by hand.

A program writes symbols, throws a coin, asks a query and goes on by the answer, or
stops. Asked a query r, the oracle answers yes with a probability x_r, independently at
each call. What a program writes is then a polynomial in these probabilities, and a
query asked twice on one path makes a square of it. A program that stops gives the
probability of having come there to no further symbol.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import exact_or_form, is_exact

MAX_NODES = 20_000
MAX_DEPTH = 60
MAX_SYMBOL = 99


@dataclass(frozen=True, slots=True)
class Stop:
    """Write nothing any more."""


STOP = Stop()


@dataclass(frozen=True, slots=True)
class Write:
    """Write a symbol (a bit, or the number of an action) and go on."""

    symbol: int
    then: "Program" = STOP

    def __post_init__(self) -> None:
        if type(self.symbol) is not int or not 0 <= self.symbol <= MAX_SYMBOL:
            raise ModelError(
                f"expected a symbol from 0 to {MAX_SYMBOL} to write, "
                f"got `{self.symbol!r:.60}`"
            )


@dataclass(frozen=True, slots=True)
class Flip:
    """Throw a coin that shows heads with this probability."""

    probability: Any
    heads: "Program"
    tails: "Program"

    def __post_init__(self) -> None:
        number = exact_or_form(self.probability, "probability of heads")
        if is_exact(number) and not 0 <= number <= 1:
            raise ModelError(
                f"expected a probability of heads from 0 to 1, got {number}"
            )
        object.__setattr__(self, "probability", number)


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the oracle a query, and go on by its answer."""

    query: str
    yes: "Program"
    no: "Program"


Program = Stop | Write | Flip | Ask


def _parts(program: Program) -> tuple[Program, ...]:
    match program:
        case Write(_, then):
            return (then,)
        case Flip(_, heads, tails):
            return (heads, tails)
        case Ask(_, yes, no):
            return (yes, no)
    return ()


def check_program(program: Any, queries: Sequence[str], where: str) -> None:
    """Raise unless this is a program that asks these queries alone.

    ModelError for what is no program or asks another query, ScopeError for one that is
    too large or too deep. Its size is counted level by level, before it is run.
    """
    level, nodes = [program], 0
    for _ in range(MAX_DEPTH):
        nodes += len(level)
        if nodes > MAX_NODES:
            raise ScopeError(
                f"{where}: more than {MAX_NODES:,} instructions, which do not fit"
            )
        for found in level:
            _check(found, queries, where)
        parts = (part for found in level for part in _parts(found))
        level = [part for part in parts if part != STOP]
        if not level:
            return
    raise ScopeError(f"{where}: more than {MAX_DEPTH} instructions in a row")


def _check(found: Any, queries: Sequence[str], where: str) -> None:
    if not isinstance(found, Stop | Write | Flip | Ask):
        raise ModelError(
            f"{where}: expected an instruction, got a {type(found).__name__}",
            "to write, flip, ask or stop",
        )
    if isinstance(found, Ask) and found.query not in queries:
        known = ", ".join(f"`{name}`" for name in queries[:20])
        raise ModelError(
            f"{where}: no query is named `{str(found.query)[:60]}`",
            f"the queries are {known}" if known else "no query is stated",
        )


def begins(
    program: Program, history: Sequence[int], answer: Callable[[str], Any]
) -> Any:
    """Return the probability that what a program writes begins with these symbols.

    `answer` says with what probability the oracle says yes to a query: a number, or a
    form where the result is to be a polynomial.

    >>> begins(Ask("q", Write(0), Write(1)), (1,), lambda query: 0)
    1
    """
    if not history:
        return 1
    match program:
        case Write(symbol, then):
            return begins(then, history[1:], answer) if symbol == history[0] else 0
        case Flip(chance, heads, tails):
            first, second = heads, tails
        case Ask(query, yes, no):
            chance, first, second = answer(query), yes, no
        case _:
            return 0
    left, right = (begins(part, history, answer) for part in (first, second))
    return chance * left + (1 - chance) * right


def halts(program: Program) -> bool:
    """Return whether a program always writes something, whatever the oracle says."""
    match program:
        case Write():
            return True
        case Flip(chance, heads, tails):
            sides = [heads] if is_exact(chance) and chance == 1 else [heads, tails]
            sides = [tails] if is_exact(chance) and chance == 0 else sides
            return all(map(halts, sides))
        case Ask(_, yes, no):
            return halts(yes) and halts(no)
    return False


def followed(program: Program, go_on: Callable[[int], Program]) -> Program:
    """Return the program that goes on by the first symbol in place of writing it."""
    match program:
        case Write(symbol, _):
            return go_on(symbol)
        case Flip(chance, heads, tails):
            return Flip(chance, followed(heads, go_on), followed(tails, go_on))
        case Ask(query, yes, no):
            return Ask(query, followed(yes, go_on), followed(no, go_on))
    return program


def told(program: Program) -> str:
    """Return a program in words.

    >>> told(Ask("q", Write(0), Flip("1/3", Write(1), STOP)))
    'q? 0 : (1/3: 1, else stop)'
    """
    match program:
        case Write(symbol, Stop()):
            return str(symbol)
        case Write(symbol, then):
            return f"{symbol} {told(then)}"
        case Flip(chance, heads, tails):
            return f"({chance}: {told(heads)}, else {told(tails)})"
        case Ask(query, yes, no):
            return f"{query}? {told(yes)} : {told(no)}"
    return "stop"
