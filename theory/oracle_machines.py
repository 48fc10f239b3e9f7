"""Machines with an oracle that answers questions about these same machines.

A query (M, p) asks whether machine M outputs 1 with a probability above p. An oracle is
reflective if it says yes for sure where that is so, no for sure where the probability
is below p, and draws its answer as it likes where it is p. So the reflective oracles
are the fixed points of demands on a box: P(M = 1) - p for each query.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from accord.theory.algebraic import is_number, sign_of
from accord.theory.box_demands import BoxDemands
from accord.theory.box_points import Endless, fixed_points
from accord.theory.errors import ModelError, ScopeError, Undecided
from accord.theory.exact import Exact, exact, exact_or_form
from accord.theory.forms import Form
from accord.theory.names import counted
from accord.theory.oracle_programs import Program, begins, check_program, halts

MAX_QUERIES = 100
Oracle = Sequence[Any]  # the probability of yes, for each query


@dataclass(frozen=True, slots=True)
class Query:
    """The question whether a machine outputs 1 with a probability above a threshold."""

    name: str
    machine: str
    threshold: Exact

    def __post_init__(self) -> None:
        object.__setattr__(self, "threshold", read_threshold(self.threshold, self.name))


@dataclass(frozen=True, slots=True)
class OracleMachines:
    """Finite probabilistic machines, and the queries that they may ask.

    machines   their names
    programs   for each what it does; its output is the first bit that it writes, and
               it has none where it stops before
    queries    what can be asked
    title      what they are called

    Source: Fallenstein, Taylor and Christiano 2015, "Reflective oracles: a foundation
    for classical game theory"; with machines that may stop, definition 5.19 of
    Meulemans et al. 2025.

    >>> from accord.theory.oracle_programs import Ask, Write
    >>> liar = Ask("q", Write(0), Write(1))
    >>> machines = OracleMachines(("liar",), (liar,), (Query("q", "liar", "1/2"),))
    >>> machines.reflective_oracles()
    ((Fraction(1, 2),),)
    """

    machines: tuple[str, ...]
    programs: tuple[Program, ...]
    queries: tuple[Query, ...]
    title: str = ""

    def __post_init__(self) -> None:
        machines, programs = tuple(self.machines), tuple(self.programs)
        queries = tuple(self.queries)
        if not machines or len(set(machines)) != len(machines):
            raise ModelError(
                f"expected distinct names of machines, at least one, got {machines!r}"
            )
        if len(programs) != len(machines):
            raise ModelError(
                f"expected a program for each of {counted(len(machines), 'machine')}, "
                f"got {len(programs)}"
            )
        names = check_names([query.name for query in queries])
        for query in queries:
            if query.machine not in machines:
                raise ModelError(
                    f"query `{query.name}`: no machine is named `{query.machine}`",
                    f"the machines are {', '.join(machines[:20])}",
                )
        for machine, program in zip(machines, programs, strict=True):
            check_program(program, names, f"machine `{machine}`")
        object.__setattr__(self, "machines", machines)
        object.__setattr__(self, "programs", programs)
        object.__setattr__(self, "queries", queries)

    @property
    def name(self) -> str:
        """What they are called."""
        return self.title or "the machines"

    @property
    def scope(self) -> str:
        """The scope in words."""
        machines = counted(len(self.machines), "machine")
        number = len(self.queries)
        return f"{machines} as given, {number} {'query' if number == 1 else 'queries'}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the queries."""
        return tuple(query.name for query in self.queries)

    def exactly(self, oracle: Oracle) -> tuple[Any, ...]:
        """Return the oracle as exact numbers or forms, or raise."""
        return read_oracle(self.names, oracle)

    def output(self, machine: int, bit: int, oracle: Oracle) -> Any:
        """Return the probability that a machine outputs a bit, with this oracle."""
        return begins(self.programs[machine], (bit,), answers(self.names, oracle))

    def range_of(self, machine: int, oracle: Oracle) -> tuple[Any, Any]:
        """Return P(M = 1) and 1 - P(M = 0), which differ where it may stop."""
        one = self.output(machine, 1, oracle)
        if halts(self.programs[machine]):
            return one, one
        return one, 1 - self.output(machine, 0, oracle)

    def reflects(self, machine: int, oracle: Oracle) -> bool:
        """Return whether the answers about one machine are those of a reflective one.

        There has to be a q from P(M = 1) to 1 - P(M = 0) such that the answer to
        (M, p) is yes where p < q and no where p > q. So q is at least each threshold
        that is answered yes at all, and at most each that is answered no at all.
        """
        name = self.machines[machine]
        own = [
            (query.threshold, x)
            for query, x in zip(self.queries, oracle, strict=True)
            if query.machine == name
        ]
        if not own:
            return True
        low, high = self.range_of(machine, oracle)
        lows = [low, *(p for p, x in own if x > 0)]
        highs = [high, *(p for p, x in own if x < 1)]
        return all(bool(low <= high) for high in highs for low in lows)

    def is_reflective(self, oracle: Oracle) -> bool:
        """Return whether an oracle is reflective."""
        return all(self.reflects(m, oracle) for m in range(len(self.machines)))

    def demands(self) -> BoxDemands:
        """Return the demands on a box whose fixed points the reflective oracles are.

        Of a machine that may stop the demand is 0 where the threshold is neither below
        P(M = 1) nor above 1 - P(M = 0). With several thresholds of such a machine not
        every fixed point is reflective; each reflective oracle is one.
        """
        texts = []
        symbols = tuple(map(Form.unknown, self.names))
        for query in self.queries:
            machine = self.machines.index(query.machine)
            ends = self.range_of(machine, symbols)
            low, high = (as_form(q - query.threshold) for q in ends)
            always = not (high - low).terms
            texts.append(f"{low}" if always else f"max({low}, min(0, {high}))")
        return box_of(self.names, texts, self.title)

    def reflective_oracles(self) -> tuple[tuple[Any, ...], ...]:
        """Return all reflective oracles, in order; raise Undecided where not decided.

        Endless is raised where there are infinitely many.
        """
        try:
            found = fixed_points(self.demands())
        except Endless as endless:
            if self._has_several_thresholds():
                raise Undecided(
                    "a machine that may stop is asked with several thresholds"
                ) from endless
            raise
        return tuple(point for point in found if self.is_reflective(point))

    def _has_several_thresholds(self) -> bool:
        asked = [query.machine for query in self.queries]
        return len(set(asked)) < len(asked)


# --- what every kind of oracle has --------------------------------------------------


def read_threshold(given: Any, name: str) -> Exact:
    """Return a threshold from 0 to 1 as an exact number, or raise."""
    found = exact(given, f"threshold of `{name}`")
    if not 0 <= found <= 1:
        raise ModelError(f"expected a threshold of `{name}` from 0 to 1, got {found}")
    return found


def check_names(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of queries, or raise unless they are distinct words."""
    found = tuple(names)
    if len(found) > MAX_QUERIES:
        raise ScopeError(
            f"{len(found):,} queries, more than the {MAX_QUERIES} that fit"
        )
    plain = all(isinstance(n, str) and n.isidentifier() for n in found)
    if not found or not plain or len(set(found)) != len(found):
        raise ModelError(
            f"expected distinct names of queries, at least one, each a word, "
            f"got {found!r:.80}"
        )
    return found


def read_oracle(names: Sequence[str], oracle: Oracle) -> tuple[Any, ...]:
    """Return answers as exact numbers or forms, one for each query, or raise."""
    if len(oracle) != len(names):
        raise ModelError(
            f"expected a probability of yes for each of {len(names)} queries, "
            f"got {len(oracle)}"
        )
    found = tuple(exact_or_form(x, "answer") for x in oracle)
    for name, x in zip(names, found, strict=True):
        if is_number(x) and (sign_of(x) < 0 or sign_of(1 - x) < 0):
            raise ModelError(f"expected the answer to `{name}` from 0 to 1, got {x}")
    return found


def answers(names: Sequence[str], oracle: Oracle) -> Callable[[str], Any]:
    """Return the function from a query's name to the probability of yes."""
    return dict(zip(names, oracle, strict=True)).__getitem__


def in_box(oracle: Oracle) -> bool:
    """Return whether every answer is a probability."""
    return all(bool(x >= 0) and bool(x <= 1) for x in oracle)


def as_form(value: Any) -> Form:
    """Return a number or a form as a form."""
    return value if isinstance(value, Form) else Form({(): value})


def box_of(names: Sequence[str], texts: Sequence[str], title: str) -> BoxDemands:
    """Return demands on a box, or raise Undecided where one is too long to read."""
    try:
        return BoxDemands(tuple(names), tuple(texts), title)
    except ModelError as error:  # the polynomials are in order, so it is their length
        raise Undecided(
            f"a probability is too long a polynomial to be looked through: "
            f"{error.message}",
            "a single oracle can be checked: reflective-oracle",
        ) from error
