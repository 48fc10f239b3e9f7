"""Finite classes of machines that ask about the prediction of their own mixture.

Machine M has the weight w_M and writes symbols; lambda_M(h) is the probability that
they begin with h. The class predicts symbol b after h with the conditional probability
rho(b | h) = sum_M w_M lambda_M(hb) / sum_M w_M lambda_M(h), and its machines may ask
the oracle whether rho(b | h) > p. The mixture together with an oracle that says what is
true of it, and draws its answer as it likes where rho(b | h) = p, is a finite analogue
of the reflective universal inductor. What a machine that stops would have written
next is given to nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from accord.theory.box_demands import BoxDemands
from accord.theory.box_points import fixed_points
from accord.theory.errors import ModelError, ScopeError
from accord.theory.exact import Exact, exact
from accord.theory.forms import Form
from accord.theory.names import counted
from accord.theory.oracle_machines import (
    Oracle,
    answers,
    as_form,
    box_of,
    check_names,
    read_oracle,
    read_threshold,
)
from accord.theory.oracle_programs import (
    MAX_DEPTH,
    MAX_SYMBOL,
    Program,
    begins,
    check_program,
)

MAX_STEPS = 12
History = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InductorQuery:
    """The question whether a symbol follows a history with more than a threshold."""

    name: str
    history: History
    symbol: int
    threshold: Exact

    def __post_init__(self) -> None:
        object.__setattr__(self, "history", read_history(self.history))
        read_history((self.symbol,))
        object.__setattr__(self, "threshold", read_threshold(self.threshold, self.name))


@dataclass(frozen=True, slots=True)
class ReflectiveInductor:
    """Weighted machines that ask about the prediction of their mixture.

    machines   their names
    weights    positive numbers with the sum 1
    programs   for each machine what it writes
    queries    what can be asked
    title      what the class is called

    Source: definitions 5.9 and 5.11 of Meulemans et al. 2025, for finite classes and
    queries.

    >>> from accord.theory.oracle_programs import Ask, Write
    >>> conformist = Ask("q", Write(1), Write(0))
    >>> asked = (InductorQuery("q", (), 1, "1/2"),)
    >>> alone = ReflectiveInductor(("conformist",), (1,), (conformist,), asked)
    >>> [alone.prediction((), 1, oracle) for oracle in alone.reflective_oracles()]
    [0, Fraction(1, 2), 1]
    """

    machines: tuple[str, ...]
    weights: tuple[Exact, ...]
    programs: tuple[Program, ...]
    queries: tuple[InductorQuery, ...]
    title: str = ""

    def __post_init__(self) -> None:
        machines, programs = tuple(self.machines), tuple(self.programs)
        weights = tuple(exact(w, "weight") for w in self.weights)
        queries = tuple(self.queries)
        if not machines or len(set(machines)) != len(machines):
            raise ModelError(
                f"expected distinct names of machines, at least one, got {machines!r}"
            )
        if len(programs) != len(machines) or len(weights) != len(machines):
            raise ModelError(
                f"expected a program and a weight for each of "
                f"{counted(len(machines), 'machine')}, got {len(programs)} and "
                f"{len(weights)}"
            )
        if min(weights) <= 0 or sum(weights) != 1:
            shown = ", ".join(map(str, weights))
            raise ModelError(f"expected positive weights with sum 1, got ({shown})")
        names = check_names([query.name for query in queries])
        for machine, program in zip(machines, programs, strict=True):
            check_program(program, names, f"machine `{machine}`")
        object.__setattr__(self, "machines", machines)
        object.__setattr__(self, "weights", weights)
        object.__setattr__(self, "programs", programs)
        object.__setattr__(self, "queries", queries)

    @property
    def name(self) -> str:
        """What the class is called."""
        return self.title or "the class"

    @property
    def scope(self) -> str:
        """The scope in words."""
        machines = counted(len(self.machines), "machine")
        number = len(self.queries)
        words = "query" if number == 1 else "queries"
        return f"{machines} with weights as given, {number} {words}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the queries."""
        return tuple(query.name for query in self.queries)

    def exactly(self, oracle: Oracle) -> tuple[Any, ...]:
        """Return the oracle as exact numbers or forms, or raise."""
        return read_oracle(self.names, oracle)

    def weight_of(self, history: History, oracle: Oracle) -> Any:
        """Return the mixture's probability that what is written begins so."""
        answer = answers(self.names, oracle)
        pairs = zip(self.weights, self.programs, strict=True)
        return sum(w * begins(program, history, answer) for w, program in pairs)

    def prediction(self, history: History, symbol: int, oracle: Oracle) -> Any:
        """Return rho(symbol | history), None where the history has probability 0."""
        before = self.weight_of(history, oracle)
        if before == 0:
            return None
        found = self.weight_of((*history, symbol), oracle)
        return found if before == 1 else found * (Fraction(1) / before)

    def excess(self, query: int, oracle: Oracle) -> Any:
        """Return what has the sign of rho(b | h) - p: both times rho(h)."""
        asked = self.queries[query]
        before = self.weight_of(asked.history, oracle)
        after = self.weight_of((*asked.history, asked.symbol), oracle)
        return after - asked.threshold * before

    def reflects(self, query: int, oracle: Oracle) -> bool:
        """Return whether one answer is true, or the prediction is at its threshold.

        After a history of probability 0 there is no prediction, and any answer will
        do.
        """
        xi = self.excess(query, oracle)
        if xi > 0:
            return bool(oracle[query] == 1)
        return bool(xi >= 0) or bool(oracle[query] == 0)

    def is_reflective(self, oracle: Oracle) -> bool:
        """Return whether every answer is true of the mixture."""
        return all(self.reflects(k, oracle) for k in range(len(self.queries)))

    def demands(self) -> BoxDemands:
        """Return the demands on a box whose fixed points the reflective oracles are."""
        symbols = tuple(map(Form.unknown, self.names))
        numbers = range(len(self.queries))
        texts = [str(as_form(self.excess(k, symbols))) for k in numbers]
        return box_of(self.names, texts, self.title)

    def reflective_oracles(self) -> tuple[tuple[Any, ...], ...]:
        """Return all reflective oracles, in order; raise Undecided where not decided.

        Endless is raised where there are infinitely many.
        """
        return fixed_points(self.demands())


def read_history(given: Sequence[Any]) -> History:
    """Return symbols as a history, or raise."""
    found = tuple(given)
    if len(found) >= MAX_DEPTH:
        raise ScopeError(
            f"{len(found)} symbols, more than the {MAX_DEPTH - 1} that are written"
        )
    for symbol in found:
        if type(symbol) is not int or not 0 <= symbol <= MAX_SYMBOL:
            raise ModelError(
                f"expected a symbol from 0 to {MAX_SYMBOL}, got `{symbol!r:.60}`"
            )
    return found


def found_by_halving(number: Any, steps: int) -> list[tuple[Fraction, Fraction]]:
    """Return each interval to which so many questions may lead about a number.

    From 0 and 1 the middle is asked for: a true "above" makes it the lower end, a true
    "not above" the upper one. Where the number is the middle, both answers can come.
    """
    pending = [(Fraction(0), Fraction(1))]
    for _ in range(steps):
        after: list[tuple[Fraction, Fraction]] = []
        for low, high in pending:
            middle = (low + high) / 2
            above, below = bool(number > middle), bool(number < middle)
            if not below:
                after.append((middle, high))
            if not above:
                after.append((low, middle))
        pending = after
    return pending
